using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Wdf.IoTargets.Tests.PublicApi;

/// <summary>Writes one member as C# declares it. One that says nothing about null begins with a tilde.</summary>
internal static class ApiMember
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(MemberInfo member)
    {
        var isOblivious = false;
        var text = member switch
        {
            FieldInfo field => Field(field, ref isOblivious),
            ConstructorInfo constructor => $"{Access(constructor)} {constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor, ref isOblivious)})",
            PropertyInfo property => Property(property, ref isOblivious),
            EventInfo e => Event(e, ref isOblivious),
            MethodInfo method => Method(method, ref isOblivious),
            _ => throw new ArgumentOutOfRangeException(nameof(member)),
        };
        return $"{(isOblivious ? "~" : string.Empty)}{Attributes(member)}{text}";
    }

    /// <summary>A delegate's declaration without its access.</summary>
    public static string Delegate(Type type)
    {
        var isOblivious = false;
        var invoke = type.GetMethod("Invoke")!;
        var text = $"delegate {Return(invoke, ref isOblivious)} {ApiTypeName.Of(type)}({Parameters(invoke, ref isOblivious)})";
        return text;
    }

    /// <summary>What a user has to know before using it.</summary>
    public static string Attributes(MemberInfo member)
    {
        var text = string.Empty;
        if (member.GetCustomAttribute<ExperimentalAttribute>() is { } experimental)
        {
            text += $"[Experimental(\"{experimental.DiagnosticId}\")] ";
        }

        // The compiler itself marks types of the stack, and constructors of types with required members, for compilers that do not know them.
        if (member.GetCustomAttribute<ObsoleteAttribute>() is { } obsolete && !member.IsDefined(typeof(CompilerFeatureRequiredAttribute)))
        {
            text += $"[Obsolete(\"{obsolete.Message}\")] ";
        }

        return text;
    }

    /// <summary>Whether it can be used or overridden from outside.</summary>
    public static bool IsVisible(MethodBase? method) => method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    /// <summary>The constraints and other parts that follow the parameters of a generic.</summary>
    public static string Constraints(Type[] parameters)
    {
        var text = string.Empty;
        foreach (var parameter in parameters.Where(p => p.IsGenericParameter))
        {
            var parts = new List<string>();
            var kind = parameter.GenericParameterAttributes;
            if (kind.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
            {
                parts.Add(IsUnmanaged(parameter) ? "unmanaged" : "struct");
            }
            else if (kind.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            {
                parts.Add("class");
            }

            parts.AddRange(parameter.GetGenericParameterConstraints().Where(c => c != typeof(ValueType)).Select(ApiTypeName.Of).Order(StringComparer.Ordinal));
            if (kind.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !kind.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
            {
                parts.Add("new()");
            }

            text += parts.Count == 0 ? string.Empty : $" where {parameter.Name} : {string.Join(", ", parts)}";
        }

        return text;
    }

    private static bool IsUnmanaged(Type parameter) =>
        parameter.GetCustomAttributesData().Any(a => a.AttributeType.Name == "IsUnmanagedAttribute");

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static string Modifiers(MethodInfo method)
    {
        if (method.DeclaringType!.IsInterface)
        {
            return method.IsStatic ? "static " : string.Empty;
        }

        return method.IsStatic ? "static "
            : method.IsAbstract ? "abstract "
            : !method.IsVirtual ? string.Empty
            : method.GetBaseDefinition() != method ? (method.IsFinal ? "sealed override " : "override ")
            : method.IsFinal ? string.Empty
            : "virtual ";
    }

    private static string Field(FieldInfo field, ref bool isOblivious)
    {
        var type = ApiTypeName.Of(field.FieldType, Nullability.Create(field), field, ref isOblivious);
        var access = field.IsPublic ? "public" : "protected";
        return field.IsLiteral
            ? $"{access} const {type} {field.Name} = {ApiValue.Of(field.GetRawConstantValue(), field.FieldType)}"
            : $"{access} {(field.IsStatic ? "static " : string.Empty)}{(field.IsInitOnly ? "readonly " : string.Empty)}{type} {field.Name}";
    }

    private static string Property(PropertyInfo property, ref bool isOblivious)
    {
        var (getter, setter) = (property.GetMethod, property.SetMethod);
        var main = IsVisible(getter) && (getter!.IsPublic || !IsVisible(setter)) ? getter : setter!;
        var type = Reference(property.PropertyType, getter?.ReturnParameter) + ApiTypeName.Of(property.PropertyType, Nullability.Create(property), property, ref isOblivious);
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", List(index, ref isOblivious))}]";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : string.Empty;
        var accessors = $"{Accessor(getter, main, "get")}{Accessor(setter, main, IsInit(setter) ? "init" : "set")}";
        return $"{Access(main)} {Modifiers(main)}{required}{type} {name} {{ {accessors}}}";
    }

    private static string Accessor(MethodInfo? accessor, MethodInfo main, string word) =>
        !IsVisible(accessor) ? string.Empty : accessor!.IsPublic == main.IsPublic ? $"{word}; " : $"{Access(accessor)} {word}; ";

    private static bool IsInit(MethodInfo? setter) => setter?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;

    private static string Event(EventInfo e, ref bool isOblivious) =>
        $"{Access(e.AddMethod!)} {Modifiers(e.AddMethod!)}event {ApiTypeName.Of(e.EventHandlerType!, Nullability.Create(e), e, ref isOblivious)} {e.Name}";

    private static string Method(MethodInfo method, ref bool isOblivious)
    {
        var generic = method.IsGenericMethod ? method.GetGenericArguments() : [];
        var arguments = generic.Length == 0 ? string.Empty : $"<{string.Join(", ", generic.Select(g => g.Name))}>";
        return $"{Access(method)} {Modifiers(method)}{Return(method, ref isOblivious)} {method.Name}{arguments}({Parameters(method, ref isOblivious)}){Constraints(generic)}";
    }

    private static string Return(MethodInfo method, ref bool isOblivious)
    {
        var parameter = method.ReturnParameter;
        return Reference(method.ReturnType, parameter) + ApiTypeName.Of(method.ReturnType, Nullability.Create(parameter), parameter, ref isOblivious);
    }

    private static string Reference(Type type, ParameterInfo? returned) =>
        !type.IsByRef ? string.Empty
        : returned?.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.InteropServices.InAttribute)) == true ? "ref readonly "
        : "ref ";

    private static string Parameters(MethodBase method, ref bool isOblivious)
    {
        var isExtension = method.IsDefined(typeof(ExtensionAttribute));
        return (isExtension ? "this " : string.Empty) + string.Join(", ", List(method.GetParameters(), ref isOblivious));
    }

    private static List<string> List(ParameterInfo[] parameters, ref bool isOblivious)
    {
        var list = new List<string>();
        foreach (var parameter in parameters)
        {
            list.Add(Parameter(parameter, ref isOblivious));
        }

        return list;
    }

    /// <summary>One parameter, with its way of passing and its default.</summary>
    public static string Parameter(ParameterInfo parameter, ref bool isOblivious)
    {
        var type = ApiTypeName.Of(parameter.ParameterType, Nullability.Create(parameter), parameter, ref isOblivious);
        var value = parameter.HasDefaultValue ? $" = {ApiValue.Of(parameter.RawDefaultValue, parameter.ParameterType)}" : string.Empty;
        return $"{Passing(parameter)}{type} {parameter.Name}{value}";
    }

    private static string Passing(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params "
        : !parameter.ParameterType.IsByRef ? string.Empty
        : parameter.IsOut ? "out "
        : parameter.IsDefined(typeof(RequiresLocationAttribute)) ? "ref readonly "
        : parameter.IsIn ? "in "
        : "ref ";
}
