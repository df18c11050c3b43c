using LrFind.ModelSource.Entry;
using LrFind.ModelSource.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LrFind.ModelSource.Interpretation;

/// <summary>
/// Makes objects of the classes of the source: C# specification, section 15.11 (constructors). First values come before the base, and
/// the body of a constructor after it.
/// </summary>
internal sealed class ObjectMaker(Reader reader)
{
    /// <summary>Makes an object by the constructor that the arguments fit.</summary>
    public InstanceModule Create(ModuleClass type, List<Argument> arguments, SyntaxNode call)
    {
        if (type.IsAbstract)
            throw reader.Error(call, $"'{type.Name}' is abstract; expected a class that derives from it");
        RequireOneOfEach(type, call);
        return reader.Call(call, () =>
        {
            InstanceModule instance = Blank(type);
            Build(instance, type, arguments, call);
            return instance;
        });
    }

    /// <summary>An object before anything is put into it.</summary>
    public InstanceModule Blank(ModuleClass type) => reader.Call(type.Syntax, () =>
    {
        var instance = new InstanceModule(type);
        foreach (ModuleClass part in type.Lineage)
        {
            foreach (Field field in part.Fields().Where(f => !IsReplaced(f.Name, part, type)))
                instance.Fields[field.Name] = reader.Zero(field.Type);
        }

        return instance;
    });

    // What stands in one class only is kept by its name alone.
    private void RequireOneOfEach(ModuleClass type, SyntaxNode call)
    {
        foreach (ModuleClass part in type.Lineage)
        {
            foreach (MemberDeclarationSyntax member in reader.Sound(part).Members.Where(m => !ModuleClass.IsStatic(m)))
            {
                foreach (string name in NamesOf(member))
                {
                    if (!ModuleClass.Has(member, SyntaxKind.OverrideKeyword)
                        && part.Lineage.Skip(1).FirstOrDefault(b => b.Declares(name)) is { } below)
                        throw reader.Error(call, $"'{part.Name}' and '{below.Name}', which it derives from, both have a '{name}', which is not supported");
                }
            }
        }
    }

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(v => v.Identifier.ValueText),
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        _ => [],
    };

    // A property of a base that a nearer class has anew.
    private static bool IsReplaced(string name, ModuleClass part, ModuleClass type) =>
        type.Lineage.TakeWhile(t => t != part).Any(t => t.Declares(name));

    private void Build(InstanceModule instance, ModuleClass type, List<Argument> arguments, SyntaxNode call)
    {
        if (type.ParameterList is { } primary)
        {
            Frame own = FrameOf(instance, type);
            reader.Invoker.Bind(primary, arguments, call, instance, (name, variable) =>
            {
                own.Declare(name, variable);
                Capture(instance, type, name, variable.Value, primary);
            });
            SetFields(instance, type, own);
            BuildBase(instance, type, type.BaseCall?.ArgumentList, own, call);
            return;
        }

        ConstructorDeclarationSyntax? constructor = Overloads.Choose(reader, type.Constructors, arguments, call);
        // A struct can always be made of nothing.
        if (constructor is null && (arguments.Count > 0 || (type.Constructors.Any() && !type.IsValueType)))
            throw reader.Error(call, $"'{type.Name}' has no constructor for such arguments");
        if (constructor is null)
        {
            SetFields(instance, type, FrameOf(instance, type));
            BuildBase(instance, type, null, FrameOf(instance, type), call);
            return;
        }

        reader.Call(call, () => Construct(instance, type, constructor, arguments, call));
    }

    private Value Construct(
        InstanceModule instance, ModuleClass type, ConstructorDeclarationSyntax constructor, List<Argument> arguments, SyntaxNode call)
    {
        Frame frame = FrameOf(instance, type);
        reader.Invoker.Bind(constructor.ParameterList, arguments, call, instance, frame.Declare);
        ConstructorInitializerSyntax? other = constructor.Initializer;
        if (other?.ThisOrBaseKeyword.IsKind(SyntaxKind.ThisKeyword) == true)
        {
            Build(instance, type, reader.Evaluator.Arguments(other.ArgumentList, frame), other);
        }
        else
        {
            SetFields(instance, type, FrameOf(instance, type));
            BuildBase(instance, type, other?.ArgumentList, frame, other ?? call);
        }

        return reader.Invoker.Run(constructor.Body, constructor.ExpressionBody, frame);
    }

    // What Module is given is a name; what Sequential is given is run.
    private void BuildBase(InstanceModule instance, ModuleClass type, ArgumentListSyntax? arguments, Frame frame, SyntaxNode call)
    {
        if (type.Base is { } parent)
            Build(instance, parent, reader.Evaluator.Arguments(arguments, frame), call);
        else if (type.IsSequence)
            instance.Sequence = reader.Modules.Sequence(reader.Evaluator.Arguments(arguments, frame));
    }

    private void SetFields(InstanceModule instance, ModuleClass type, Frame frame)
    {
        foreach (Field field in type.Fields())
        {
            if (field.Value is { } value && !IsReplaced(field.Name, type, instance.Type))
                instance.SetField(field.Name, reader.Evaluator.EvaluateTyped(value, field.Type, frame));
        }
    }

    // Each class has parameters of its own, which may be called the same; a record takes the property of its base then.
    private void Capture(InstanceModule instance, ModuleClass type, string name, Value value, SyntaxNode place)
    {
        if (type.Syntax is RecordDeclarationSyntax && type.Lineage.Skip(1).Any(b => b.Declares(name)))
            return;
        if (instance.Fields.TryGetValue(name, out Value? taken) && taken != value && (Numbers.Operate("==", taken, value) is not BooleanValue { IsTrue: true }))
            throw reader.Error(place, $"'{name}' is a parameter of a base class too, and another value there, which is not supported");
        instance.Fields[name] = value;
    }

    private static Frame FrameOf(InstanceModule instance, ModuleClass type) => new()
    {
        Place = $"the constructor of '{type.Name}'",
        Type = type,
        This = instance,
    };
}
