using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Wdf.IoTargets.Tests.PublicApi;

/// <summary>Writes what an assembly offers to others, in an order that does not depend on where it stands in the source.</summary>
internal static class ApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# The public API of {assembly.GetName().Name}: compared by a test, written anew by a run of the tests with WDF_UPDATE_DOCS=1.\n");
        text.Append("# A tilde marks what says nothing about null.\n");
        foreach (var space in assembly.GetExportedTypes().Where(IsDeclared).GroupBy(t => t.Namespace).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\nnamespace {space.Key}\n");
            foreach (var type in space.OrderBy(t => t.FullName, StringComparer.Ordinal))
            {
                text.Append('\n').Append(ApiMember.Attributes(type)).Append(Header(type)).Append('\n');
                foreach (var line in Lines(type))
                {
                    text.Append("    ").Append(line).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private static bool IsDeclared(Type type) => !type.FullName!.Contains('<', StringComparison.Ordinal);

    private static string Header(Type type)
    {
        var access = type.IsNestedFamily || type.IsNestedFamORAssem ? "protected" : "public";
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return $"{access} {ApiMember.Delegate(type)}";
        }

        var flags = type.IsDefined(typeof(FlagsAttribute)) ? "[Flags] " : string.Empty;
        var bases = type.IsEnum ? [ApiTypeName.Of(Enum.GetUnderlyingType(type))] : Bases(type);
        return $"{flags}{access} {Kind(type)} {ApiTypeName.Of(type)}{(bases.Count == 0 ? string.Empty : $" : {string.Join(", ", bases)}")}"
            + ApiMember.Constraints(type.GetGenericArguments());
    }

    private static string Kind(Type type)
    {
        var isRecord = type.GetMethod("PrintMembers", Declared) is not null;
        if (type.IsEnum)
        {
            return "enum";
        }

        if (type.IsInterface)
        {
            return "interface";
        }

        if (type.IsValueType)
        {
            var isReadOnly = type.IsDefined(typeof(IsReadOnlyAttribute));
            return $"{(isReadOnly ? "readonly " : string.Empty)}{(type.IsByRefLike ? "ref " : string.Empty)}{(isRecord ? "record " : string.Empty)}struct";
        }

        var modifier = type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : string.Empty;
        return modifier + (isRecord ? "record" : "class");
    }

    private static List<string> Bases(Type type)
    {
        var bases = new List<string>();
        if (type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType))
        {
            bases.Add(ApiTypeName.Of(b));
        }

        var inherited = type.BaseType?.GetInterfaces() ?? [];
        bases.AddRange(type.GetInterfaces().Where(i => i.IsVisible && !inherited.Contains(i)).Select(ApiTypeName.Of).Order(StringComparer.Ordinal));
        return bases;
    }

    private static IEnumerable<string> Lines(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(f => (f.Name, Value: ApiValue.Underlying(type, f.GetRawConstantValue()!)))
                .OrderBy(f => f.Value).ThenBy(f => f.Name, StringComparer.Ordinal)
                .Select(f => $"{f.Name} = {ApiValue.Number(f.Value)}");
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [];
        }

        var extensions = new ApiExtensions(type);
        var members = type.GetMembers(Declared).Where(m => IsShown(m) && !(m is MethodInfo method && extensions.Implements(method)));
        return Sorted(members).Concat(extensions.Members.GroupBy(m => m.Receiver).OrderBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => Sorted(g.Select(m => m.Member)).Select(line => "    " + line).Prepend($"extension({g.Key})")));
    }

    private static IEnumerable<string> Sorted(IEnumerable<MemberInfo> members) =>
        members.Select(m => (Member: m, Text: ApiMember.Of(m)))
            .OrderBy(m => Rank(m.Member)).ThenBy(m => m.Member.Name, StringComparer.Ordinal).ThenBy(m => m.Text, StringComparer.Ordinal)
            .Select(m => m.Text);

    private static int Rank(MemberInfo member) => member switch
    {
        FieldInfo { IsLiteral: true } => 0,
        FieldInfo => 1,
        ConstructorInfo => 2,
        PropertyInfo => 3,
        EventInfo => 4,
        _ => 5,
    };

    // What the compiler adds by itself follows from what is shown.
    private static bool IsShown(MemberInfo member) => !member.Name.Contains('<', StringComparison.Ordinal) && member switch
    {
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        ConstructorInfo constructor => !constructor.IsStatic && ApiMember.IsVisible(constructor) && !IsGenerated(member),
        PropertyInfo property => (ApiMember.IsVisible(property.GetMethod) || ApiMember.IsVisible(property.SetMethod)) && property.Name != "EqualityContract",
        EventInfo e => ApiMember.IsVisible(e.AddMethod),
        MethodInfo method => ApiMember.IsVisible(method) && !IsGenerated(member)
            && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) && method.Name != "Finalize",
        _ => false,
    };

    private static bool IsGenerated(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute));
}
