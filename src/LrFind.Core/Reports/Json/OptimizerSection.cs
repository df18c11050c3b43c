using System.Text.Json.Serialization;

namespace LrFind.Reports.Json;

/// <summary>What trained it; settings that the optimizer does not have are left out.</summary>
internal sealed record OptimizerSection(
    string Name,
    double WeightDecay,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Momentum,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Nesterov,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Beta1,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Beta2,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Epsilon);
