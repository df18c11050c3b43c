namespace LrFind.ModelSource.Source;

/// <summary>What a file may ask for at most. Real models stay far below.</summary>
internal static class Limits
{
    /// <summary>Bytes of a file.</summary>
    public const int FileSize = 1 << 17;

    /// <summary>Brackets within brackets.</summary>
    public const int Nesting = 200;

    /// <summary>Expressions and statements evaluated, loops included.</summary>
    public const int Steps = 200_000;

    /// <summary>Methods, constructors and modules within each other.</summary>
    public const int Calls = 64;

    /// <summary>Elements of an array or a list, and letters of a text.</summary>
    public const int Elements = 10_000;

    /// <summary>How long the reading may take. Real models take a fraction of a second; the parser takes long for some nonsense.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    /// <summary>Letters of a message.</summary>
    public const int Message = 600;

    /// <summary>Bytes of the stack of the thread that reads.</summary>
    public const int Stack = 16 << 20;
}
