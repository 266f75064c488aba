using System.Reflection;

namespace Wdf.IoTargets.Tests.Ddi.Coverage;

/// <summary>What the object dialect offers: the members marked with the exact name that they stand for.</summary>
public static class ObjectDialect
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>
    /// Exact names that need no counterpart, with the reason.
    /// </summary>
    public static IReadOnlyDictionary<string, string> WithoutCounterpart { get; } = new Dictionary<string, string>
    {
        ["WDF_ALIGN_SIZE_DOWN"] = "plain arithmetic",
        ["WDF_ALIGN_SIZE_UP"] = "plain arithmetic",
        ["WdfObjectQuery"] = "no object has an interface to ask for; the function answers STATUS_NOT_FOUND",
    };

    /// <summary>The exact name of each marked member, and the member.</summary>
    public static ILookup<string, string> Counterparts { get; } = Marked().ToLookup(pair => pair.Name, pair => pair.Member);

    private static IEnumerable<(string Name, string Member)> Marked() =>
        from type in ExactDialect.Library.GetTypes()
        where !ExactDialect.Owns(type)
        from member in type.GetMembers(Declared).Prepend(type)
        where member is not Type || type.IsVisible
        from attribute in member.GetCustomAttributes<DdiAttribute>()
        select (attribute.Name, $"{type.Name}.{member.Name}");
}
