using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace LrFind.TorchSharp.Worker.Modules.Entry;

/// <summary>The types that the code of a class makes objects of: a class that another one makes objects of is a part of it.</summary>
internal static class CreatedTypes
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;

    private const byte TwoBytes = 0xfe;
    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    /// <summary>What a class makes, in the classes within it too: there the compiler puts lambdas.</summary>
    public static IEnumerable<Type> Of(Type type) =>
        type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)).SelectMany(In)
            .Concat(type.GetNestedTypes(All).SelectMany(Of));

    private static IEnumerable<Type> In(MethodBase method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int i = 0; i < code.Length;)
        {
            bool isLong = code[i] == TwoBytes;
            short value = isLong ? (short)(TwoBytes << 8 | code[i + 1]) : code[i];
            i += isLong ? 2 : 1;
            if (!s_codes.TryGetValue(value, out OpCode instruction))
                yield break;
            if (instruction == OpCodes.Newobj && Made(method, BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(i))) is { } made)
                yield return made.IsGenericType ? made.GetGenericTypeDefinition() : made;
            i += OperandSize(instruction, code, i);
        }
    }

    private static Type? Made(MethodBase method, int token)
    {
        try
        {
            Type[]? types = method.DeclaringType?.GetGenericArguments();
            return method.Module.ResolveMethod(token, types, method.IsGenericMethod ? method.GetGenericArguments() : null)?.DeclaringType;
        }
        catch (Exception e) when (e is ArgumentException or TypeLoadException or MissingMemberException or IOException)
        {
            // Of a library that is not there: no module of this assembly.
            return null;
        }
    }

    private static int OperandSize(OpCode instruction, byte[] code, int at) => instruction.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at)),
        _ => 4,
    };
}
