using System.Reflection;
using System.Runtime.CompilerServices;

namespace Wdf.IoTargets.Tests.PublicApi;

/// <summary>Writes a type as C# does, with nullable annotations and the names of tuple elements, without namespaces.</summary>
internal sealed class ApiTypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    private readonly Queue<string?> _tupleNames;

    private ApiTypeName(ICustomAttributeProvider? source)
    {
        var names = source?.GetCustomAttributes(typeof(TupleElementNamesAttribute), inherit: false).OfType<TupleElementNamesAttribute>().FirstOrDefault();
        _tupleNames = new Queue<string?>(names?.TransformNames ?? []);
    }

    /// <summary>Whether a reference type was met that says nothing about null.</summary>
    public bool IsOblivious { get; private set; }

    /// <summary>Writes a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="nullability">What is known of null in it; null for nothing.</param>
    /// <param name="source">What may carry the names of tuple elements.</param>
    /// <param name="isOblivious">Set when a reference type was met that says nothing about null; else left alone.</param>
    public static string Of(Type type, NullabilityInfo? nullability, ICustomAttributeProvider? source, ref bool isOblivious)
    {
        var writer = new ApiTypeName(source);
        var text = writer.Write(type, nullability);
        isOblivious |= writer.IsOblivious;
        return text;
    }

    /// <summary>Writes a type without annotations.</summary>
    public static string Of(Type type) => new ApiTypeName(source: null).Write(type, nullability: null);

    private string Write(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
        {
            return Write(type.GetElementType()!, nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            // The element's own annotations are those of the argument, where there is one.
            var inner = nullability?.GenericTypeArguments is [var argument] && argument.Type == underlying ? argument : nullability;
            return Write(underlying, inner) + "?";
        }

        if (type.IsPointer)
        {
            return Write(type.GetElementType()!, nullability: null) + "*";
        }

        if (type.IsFunctionPointer)
        {
            var parts = type.GetFunctionPointerParameterTypes().Append(type.GetFunctionPointerReturnType()).Select(t => Write(t, nullability: null));
            return $"delegate* {(type.IsUnmanagedFunctionPointer ? "unmanaged" : string.Empty)}<{string.Join(", ", parts)}>";
        }

        return Name(type, nullability) + Annotation(type, nullability);
    }

    private string Annotation(Type type, NullabilityInfo? nullability)
    {
        // Of a type parameter without constraint, reflection does not tell T from T?.
        if (type.IsValueType || nullability is null || (type.IsGenericParameter && type.GenericParameterAttributes == GenericParameterAttributes.None))
        {
            return string.Empty;
        }

        IsOblivious |= nullability.ReadState == NullabilityState.Unknown && nullability.WriteState == NullabilityState.Unknown;
        return nullability.ReadState == NullabilityState.Nullable || nullability.WriteState == NullabilityState.Nullable ? "?" : string.Empty;
    }

    private string Name(Type type, NullabilityInfo? nullability)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return $"{Write(type.GetElementType()!, nullability?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (typeof(ITuple).IsAssignableFrom(type) && type.IsValueType && type.IsGenericType)
        {
            return Tuple(type, nullability);
        }

        var outer = type.DeclaringType is { } declaring ? Of(declaring) + "." : string.Empty;
        var name = type.Name.Split('`')[0];
        return type.IsGenericType ? $"{outer}{name}<{string.Join(", ", Arguments(type, nullability))}>" : outer + name;
    }

    private IEnumerable<string> Arguments(Type type, NullabilityInfo? nullability) =>
        type.GetGenericArguments().Select((argument, i) => Write(argument, ArgumentOf(nullability, i)));

    private static NullabilityInfo? ArgumentOf(NullabilityInfo? nullability, int index) =>
        nullability is not null && index < nullability.GenericTypeArguments.Length ? nullability.GenericTypeArguments[index] : null;

    private string Tuple(Type type, NullabilityInfo? nullability)
    {
        var count = type.GetGenericArguments().Length;
        var names = Enumerable.Range(0, count).Select(_ => _tupleNames.TryDequeue(out var name) ? name : null).ToArray();
        return $"({string.Join(", ", Arguments(type, nullability).Select((text, i) => names[i] is null ? text : $"{text} {names[i]}"))})";
    }
}
