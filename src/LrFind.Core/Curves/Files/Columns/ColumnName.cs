namespace LrFind.Curves.Files.Columns;

/// <summary>What a column is, by the name that a tool gave it: its letters and digits count, whatever stands between them.</summary>
internal sealed class ColumnName
{
    private static readonly string[] s_rates =
        ["lr", "learningrate", "rate", "learnrate", "lrs", "learningrates", "rates", "lr0", "eta", "epochlr", "epochlearningrate"];

    private static readonly string[] s_losses =
        ["loss", "trainloss", "trainingloss", "batchloss", "losstrain", "trainlossstep", "lossstep", "losses", "trainlosses", "epochloss", "value"];

    private static readonly string[] s_logarithms = ["log", "log10"];
    private static readonly string[] s_steps =
        ["step", "globalstep", "trainerglobalstep", "iteration", "iter", "iterations", "batch", "steps", "nstep", "numstep"];
    private static readonly string[] s_epochs = ["epoch", "epochs", "trainerepoch"];
    private static readonly string[] s_repeats = ["repeat", "seed", "run", "trial", "runid", "runname"];
    private static readonly string[] s_keys = ["key", "tag", "metric", "metricname", "name", "variable"];
    private static readonly string[] s_values = ["value", "metricvalue", "val"];

    // Of a loss: one of other rows.
    private static readonly string[] s_heldOut = ["val", "valid", "validation", "test", "testing", "eval", "dev", "holdout"];

    // One that is no longer raw: taken where there is none that is.
    private static readonly string[] s_smoothed = ["smooth", "smoothed", "ema", "avg", "average", "running", "epoch", "mean"];

    private static readonly string[] s_otherNames = ["probe", "momentum", "mom", "decay", "wd", "beta", "betas", "grad", "norm", "scale"];
    private static readonly string[] s_likeLosses = ["loss", "losses", "nll", "mse", "rmse", "mae", "cost", "error", "objective"];

    // What is measured of a model besides its loss.
    private static readonly string[] s_scores =
        ["accuracy", "acc", "auc", "auroc", "f1", "score", "precision", "recall", "iou", "map", "map50", "bleu", "r2", "top1", "top5"];

    // What Weights & Biases writes beside each value.
    private static readonly string[] s_extents = ["__min", "__max", "__step"];

    private readonly string[] _words;
    private readonly string _plain;
    private readonly bool _isExtent;

    /// <summary>A name.</summary>
    public ColumnName(string name)
    {
        _isExtent = s_extents.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        char[] letters = name.ToLowerInvariant().ToCharArray();
        foreach (ref char letter in letters.AsSpan())
            letter = char.IsLetterOrDigit(letter) ? letter : ' ';
        _words = Split(letters);
        _plain = string.Concat(_words);
        // In log/lr, log is where it was written.
        string[] own = Split(letters.AsSpan(name.LastIndexOf('/') + 1));
        IsLogarithmOfRate = string.Concat(own) is "loglr" or "log10lr" or "lrlog10" or "lrlog"
            || (own.Any(w => s_logarithms.Contains(w)) && (HasRateWord || own.Contains("rate")));
    }

    /// <summary>How well the name says that this is the learning rate, the less the better; <see langword="null"/> where it does not.</summary>
    public int? Rate => IsOther ? null
        : Rank(s_rates) ?? (IsLogarithmOfRate || HasRateWord ? s_rates.Length : null);

    /// <summary>Whether it is the decimal logarithm of a rate.</summary>
    public bool IsLogarithmOfRate { get; }

    /// <summary>
    /// How well the name says that this is the loss of batches, the less the better; <see langword="null"/> where it does not.
    /// </summary>
    public int? Loss => IsOther || IsHeldOut ? null
        : Rank(s_losses) ?? (!IsLikeLoss ? null : _words.Any(w => s_smoothed.Contains(w)) ? s_losses.Length + 1 : s_losses.Length);

    /// <summary>Whether it is a loss of rows held out.</summary>
    public bool IsHeldOutLoss => !_isExtent && IsHeldOut && IsLikeLoss;

    /// <summary>Whether it is the probe loss.</summary>
    public bool IsProbe => _plain == "probeloss";

    /// <summary>How well the name says that it numbers the steps.</summary>
    public int? Step => _isExtent ? null : Rank(s_steps);

    /// <summary>Whether it numbers the epochs.</summary>
    public bool IsEpoch => s_epochs.Contains(_plain);

    /// <summary>How well the name says that it tells repeats apart.</summary>
    public int? Repeat => Rank(s_repeats);

    /// <summary>Whether it says what a value is, in a table of one value a row.</summary>
    public bool IsKey => s_keys.Contains(_plain);

    /// <summary>Whether it is the value, in such a table.</summary>
    public bool IsValue => s_values.Contains(_plain);

    /// <summary>Whether it is another measure of a model than its loss.</summary>
    public bool IsScore => _words.Any(w => s_scores.Contains(w));

    /// <summary>Whether it is a time.</summary>
    public bool IsTime => _words.Any(w => w is "time" or "timestamp" or "walltime" or "date" or "relative" or "duration" or "runtime" or "elapsed");

    /// <summary>Whether it is a column that recordings of losses have.</summary>
    public bool BelongsToCurve => (Rate ?? Loss ?? Step ?? Repeat) is not null || IsEpoch || IsTime || IsScore || IsProbe || IsHeldOutLoss;

    private static string[] Split(ReadOnlySpan<char> letters) =>
        letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private bool IsOther => _isExtent || _words.Any(w => s_otherNames.Contains(w));

    private bool IsHeldOut => _words.Any(w => s_heldOut.Contains(w));

    // lr-Adam, train/lr, lr-Adam/pg1, optimizer.learning_rate, lr0.
    private bool HasRateWord
    {
        get
        {
            int learning = Array.IndexOf(_words, "learning");
            return _words.Any(w => w is "lr" or "lrs" or "lr0" or "learningrate" or "learningrates")
                || (learning >= 0 && learning + 1 < _words.Length && _words[learning + 1] is "rate" or "rates");
        }
    }

    // train/loss, loss_step, run 1 - loss, train_CELoss.
    private bool IsLikeLoss => _words.Any(w => s_likeLosses.Contains(w) || w.EndsWith("loss", StringComparison.Ordinal));

    private int? Rank(string[] names) => Array.IndexOf(names, _plain) is >= 0 and int index ? index : null;
}
