using System.Globalization;

namespace Wdf.IoTargets.Tests.PublicApi;

/// <summary>Writes a constant as C# does.</summary>
internal static class ApiValue
{
    public static string Of(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        char c => $"'{c}'",
        bool b => b ? "true" : "false",
        _ when EnumOf(type) is { } enumType => Named(enumType, value),
        _ => Number(value),
    };

    /// <summary>A number: unsigned ones of more than a byte in hexadecimal, unless they have one digit.</summary>
    public static string Number(object value) => value switch
    {
        uint or ulong or ushort when Convert.ToUInt64(value, CultureInfo.InvariantCulture) > 9 => string.Create(CultureInfo.InvariantCulture, $"0x{value:X}"),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>The number behind an enumerator.</summary>
    public static object Underlying(Type enumType, object value) =>
        Convert.ChangeType(value, Enum.GetUnderlyingType(enumType), CultureInfo.InvariantCulture);

    private static Type? EnumOf(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum ? plain : null;
    }

    // Of several names of one value always the same one.
    private static string Named(Type enumType, object value)
    {
        var number = Underlying(enumType, value);
        var name = Enum.GetNames(enumType).Where(n => Underlying(enumType, Enum.Parse(enumType, n)).Equals(number)).Min(StringComparer.Ordinal);
        return name is null ? $"({enumType.Name}){Number(number)}" : $"{enumType.Name}.{name}";
    }
}
