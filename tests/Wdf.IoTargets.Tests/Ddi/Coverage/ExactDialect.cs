using System.Reflection;
using System.Xml.Linq;

namespace Wdf.IoTargets.Tests.Ddi.Coverage;

/// <summary>What the exact-name dialect offers: the static classes of the headers and the aliases of the package's props.</summary>
public static class ExactDialect
{
    private const string Namespace = "Wdf.IoTargets.Ddi";
    private const BindingFlags PublicStatic = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly IReadOnlyList<XElement> Usings = ReadUsings();

    /// <summary>The static classes, one for each header.</summary>
    public static IReadOnlyList<Type> Headers { get; } =
        [.. Library.GetExportedTypes().Where(type => type.Namespace == Namespace && type.IsAbstract && type.IsSealed)];

    /// <summary>The functions by name, all overloads together.</summary>
    public static ILookup<string, MethodInfo> Functions { get; } =
        Headers.SelectMany(type => type.GetMethods(PublicStatic)).Where(method => !method.IsSpecialName).ToLookup(method => method.Name);

    /// <summary>The constants by name.</summary>
    public static ILookup<string, FieldInfo> Constants { get; } =
        Headers.SelectMany(type => type.GetFields(PublicStatic)).ToLookup(field => field.Name);

    /// <summary>The classes that the props bring in by a static using.</summary>
    public static IReadOnlyList<string> StaticUsings { get; } =
        [.. Usings.Where(element => element.Attribute("Static") is not null).Select(element => element.Attribute("Include")!.Value)];

    /// <summary>The type that each alias stands for; null where the props name one that is not there.</summary>
    public static IReadOnlyDictionary<string, Type?> Aliases { get; } = Usings
        .Where(element => element.Attribute("Alias") is not null)
        .ToDictionary(element => element.Attribute("Alias")!.Value, element => Find(element.Attribute("Include")!.Value));

    /// <summary>The assembly under test.</summary>
    public static Assembly Library => typeof(NtStatus).Assembly;

    /// <summary>Whether a type belongs to the exact-name dialect.</summary>
    public static bool Owns(Type type) => type.Namespace == Namespace;

    private static List<XElement> ReadUsings()
    {
        using var stream = typeof(ExactDialect).Assembly.GetManifestResourceStream("Wdf.IoTargets.props")!;
        return [.. XDocument.Load(stream).Descendants("Using")];
    }

    private static Type? Find(string name)
    {
        if (name.StartsWith("System.Memory<", StringComparison.Ordinal))
        {
            return typeof(Memory<byte>);
        }

        return Library.GetType(name) ?? Type.GetType(name);
    }
}
