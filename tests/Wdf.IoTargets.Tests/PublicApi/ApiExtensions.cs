using System.Reflection;

namespace Wdf.IoTargets.Tests.PublicApi;

/// <summary>
/// The extension blocks of a static class. The compiler keeps the members as declared in nested groups, each member with the name of a marker that
/// has the receiver, and emits what is called as static methods beside them.
/// </summary>
internal sealed class ApiExtensions
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private readonly HashSet<(string Name, int Parameters)> _implementations = [];

    public ApiExtensions(Type type)
    {
        foreach (var group in type.GetNestedTypes().Where(n => n.IsSpecialName && n.Name.StartsWith("<G>$", StringComparison.Ordinal)))
        {
            foreach (var member in group.GetMembers(Declared).Where(m => m is MethodInfo or PropertyInfo))
            {
                AddImplementation(member);
                if (member is PropertyInfo or MethodInfo { IsSpecialName: false })
                {
                    Members.Add((ReceiverOf(group, member), member));
                }
            }
        }
    }

    /// <summary>The members, with the receiver as it is declared.</summary>
    public List<(string Receiver, MemberInfo Member)> Members { get; } = [];

    /// <summary>Whether a static method is what is called for one of the members.</summary>
    public bool Implements(MethodInfo method) => method.IsStatic && _implementations.Contains((method.Name, method.GetParameters().Length));

    private void AddImplementation(MemberInfo member)
    {
        if (member is MethodInfo method)
        {
            _implementations.Add((method.Name, method.GetParameters().Length + (method.IsStatic ? 0 : 1)));
        }
    }

    private static string ReceiverOf(Type group, MemberInfo member)
    {
        var name = (string)member.GetCustomAttributesData().Single(a => a.AttributeType.Name == "ExtensionMarkerAttribute").ConstructorArguments[0].Value!;
        var marker = group.GetNestedType(name)!.GetMethod("<Extension>$", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)!;
        var isOblivious = false;
        var receiver = ApiMember.Parameter(marker.GetParameters()[0], ref isOblivious);
        return receiver.TrimEnd();
    }
}
