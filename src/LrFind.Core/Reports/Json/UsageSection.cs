namespace LrFind.Reports.Json;

/// <summary>What to set, for each way to train.</summary>
internal sealed record UsageSection(double Constant, double ConstantWithEarlyStopping, double OneCycleMaxLr, double CyclicalBaseLr, double CyclicalMaxLr);
