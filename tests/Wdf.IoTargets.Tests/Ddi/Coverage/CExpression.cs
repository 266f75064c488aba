using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Wdf.IoTargets.Tests.Ddi.Coverage;

/// <summary>Works out the values of constants as the C headers write them.</summary>
internal static partial class CExpression
{
    /// <summary>
    /// The value of a text such as <c>((NTSTATUS)0xC0200200L)</c>: a number, a text in quotes, or null for a null
    /// pointer. Names are looked up with <paramref name="lookup"/>.
    /// </summary>
    public static object? Evaluate(string text, Func<string, object?> lookup)
    {
        if (text == "WDF_NULL_POINTER")
        {
            return null;
        }

        if (text.StartsWith("L\"", StringComparison.Ordinal))
        {
            return text[2..^1];
        }

        var plain = Cast().Replace(text, "").Trim('(', ')', ' ');
        var product = BigInteger.One;
        foreach (var factor in plain.Split('*'))
        {
            product *= Factor(factor.Trim('(', ')', ' '), lookup);
        }

        // A negative number becomes what C makes of it as a ULONG.
        return product.Sign < 0 && text.Contains("(ULONG)", StringComparison.Ordinal) ? product + (BigInteger.One << 32) : product;
    }

    private static BigInteger Factor(string text, Func<string, object?> lookup)
    {
        if (text.StartsWith('\''))
        {
            return text.Trim('\'').Aggregate(BigInteger.Zero, (value, character) => (value << 8) + character);
        }

        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return BigInteger.Parse("0" + text[2..].TrimEnd('L', 'U'), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        return BigInteger.TryParse(text.TrimEnd('L', 'U'), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : text switch
            {
                "TRUE" => 1,
                "FALSE" => 0,
                _ => Number(lookup(text)) ?? throw new FormatException($"'{text}' has no value."),
            };
    }

    /// <summary>The number that a .NET constant stands for; null for what is none.</summary>
    public static BigInteger? Number(object? constant) => constant switch
    {
        null or string => null,
        bool value => value ? 1 : 0,
        Enum value => BigInteger.Parse(value.ToString("D"), CultureInfo.InvariantCulture),
        IConvertible value => BigInteger.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        _ => null,
    };

    [GeneratedRegex(@"\((ULONG|LONGLONG|NTSTATUS)\)\s*")]
    private static partial Regex Cast();
}
