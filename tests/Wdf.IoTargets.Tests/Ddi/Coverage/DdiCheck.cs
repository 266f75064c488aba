using System.Reflection;
using System.Runtime.CompilerServices;

namespace Wdf.IoTargets.Tests.Ddi.Coverage;

/// <summary>Looks a name of the C headers up in the exact-name dialect and compares its shape with C's.</summary>
public static class DdiCheck
{
    /// <summary>
    /// Constants whose value is not the one of the list, with the value and the reason.
    /// </summary>
    private static readonly Dictionary<string, int> OtherValues = new()
    {
        // The list has the values of 32-bit processors (31; CLOCK2_LEVEL, 28); those of 64-bit ones are used.
        ["HIGH_LEVEL"] = 15,
        ["CLOCK_LEVEL"] = 13,
    };

    /// <summary>Whether the name is there at all.</summary>
    public static bool IsPresent(DdiEntry entry) => entry.Kind switch
    {
        DdiKind.Enum or DdiKind.Struct or DdiKind.Callback => ExactDialect.Aliases.ContainsKey(entry.Name),
        DdiKind.Field => ExactDialect.Aliases.GetValueOrDefault(entry.Of) is { } type && HasField(type, entry.Name),
        _ when entry.IsCallable => ExactDialect.Functions.Contains(entry.Name),
        _ => ExactDialect.Constants.Contains(entry.Name),
    };

    /// <summary>What of a name that is there differs from C; null when nothing does.</summary>
    public static string? Difference(DdiEntry entry) => entry.Kind switch
    {
        DdiKind.Enum => TypeDifference(entry, type => type.IsEnum, "no enumeration"),
        DdiKind.Struct => TypeDifference(entry, type => !type.IsEnum && !type.IsAssignableTo(typeof(Delegate)), "no structure"),
        DdiKind.Callback => CallbackDifference(entry),
        DdiKind.Field => null,
        _ when entry.IsCallable => CallDifference(entry),
        _ => ConstantDifference(entry),
    };

    private static string? TypeDifference(DdiEntry entry, Func<Type, bool> fits, string otherwise) =>
        ExactDialect.Aliases[entry.Name] is { } type
            ? fits(type) ? null : $"{entry}: {type.Name} is {otherwise}"
            : $"{entry}: the alias names a type that is not there";

    private static string? CallbackDifference(DdiEntry entry) =>
        ExactDialect.Aliases[entry.Name]?.GetMethod("Invoke") is { } invoke
            ? Fits(invoke, entry) ? null : $"{entry}: the parameters are {Names(entry)} in C, not {Names(invoke)}"
            : $"{entry}: the alias names no delegate";

    private static string? CallDifference(DdiEntry entry)
    {
        var overloads = ExactDialect.Functions[entry.Name].ToList();
        return overloads.Exists(method => Fits(method, entry))
            ? null
            : $"{entry}: the parameters are {Names(entry)} in C, not {string.Join(" or ", overloads.Select(Names))}";
    }

    private static string? ConstantDifference(DdiEntry entry)
    {
        var constant = ExactDialect.Constants[entry.Name].First();
        var actual = constant.IsLiteral ? constant.GetRawConstantValue() : constant.GetValue(null);
        var expected = OtherValues.TryGetValue(entry.Name, out var other)
            ? (System.Numerics.BigInteger)other
            : CExpression.Evaluate(entry.Value, ValueOf);
        if (!Equals(CExpression.Number(actual) ?? actual, expected))
        {
            return $"{entry}: is {actual ?? "null"}, and {entry.Value} in C";
        }

        return entry.Kind == DdiKind.Enumerator ? EnumeratorDifference(entry, constant) : null;
    }

    /// <summary>An enumerator has a counterpart when the enumeration that C's name stands for has its value.</summary>
    private static string? EnumeratorDifference(DdiEntry entry, FieldInfo constant)
    {
        if (ExactDialect.Aliases.GetValueOrDefault(entry.Of) is not { IsEnum: true } type)
        {
            return $"{entry}: its enumeration {entry.Of} has no alias";
        }

        var value = Enum.ToObject(type, constant.GetRawConstantValue()!);
        return Enum.IsDefined(type, value) ? null : $"{entry}: {type.Name} has no member of this value";
    }

    private static object? ValueOf(string name) => ExactDialect.Constants[name].FirstOrDefault()?.GetRawConstantValue();

    /// <summary>A parameter of C's that names a type is a type parameter here.</summary>
    private static bool Fits(MethodInfo method, DdiEntry entry)
    {
        var expected = entry.Parameters!.Where(name => !(method.IsGenericMethod && IsTypeParameter(name)));
        return method.GetParameters().Where(parameter => !IsFilledInByTheCompiler(parameter)).Select(parameter => NameInC(parameter.Name!))
            .SequenceEqual(expected, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What C's macros take from <c>__LINE__</c> and <c>__FILE__</c>.</summary>
    private static bool IsFilledInByTheCompiler(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(CallerLineNumberAttribute)) || parameter.IsDefined(typeof(CallerFilePathAttribute));

    /// <summary>Delegates of both dialects have .NET parameter names; those of C's that are keywords of C# are written out.</summary>
    private static string NameInC(string name) => name switch
    {
        "wdfObject" => "Object",
        "completionParams" => "Params",
        _ => name.TrimStart('_'),
    };

    private static bool IsTypeParameter(string name) => name is "type" or "contexttype" or "TypeInfo";

    private static bool HasField(Type type, string path)
    {
        Type? current = type;
        foreach (var name in path.Split('.'))
        {
            current = current is null ? null : MemberType(current, name);
        }

        return current is not null;
    }

    // Members of a union are views of it, by reference.
    private static Type? MemberType(Type type, string name) =>
        type.GetField(name)?.FieldType
        ?? (type.GetProperty(name)?.PropertyType is { IsByRef: true } view ? view.GetElementType() : type.GetProperty(name)?.PropertyType);

    private static string Names(DdiEntry entry) => $"({string.Join(", ", entry.Parameters!)})";

    private static string Names(MethodInfo method) => $"({string.Join(", ", method.GetParameters().Select(parameter => parameter.Name))})";
}
