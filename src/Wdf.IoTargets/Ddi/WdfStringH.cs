#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The functions of <c>wdfstring.h</c>. A UNICODE_STRING is a <c>string</c>.</summary>
public static class WdfStringH
{
    /// <inheritdoc cref="WdfString.Create"/>
    /// <param name="UnicodeString">The text; NULL for an empty one.</param>
    /// <param name="StringAttributes">Parent, callbacks and context; NULL for the defaults.</param>
    /// <param name="String">The string object.</param>
    public static NtStatus WdfStringCreate(string UnicodeString, in WdfObjectAttributes? StringAttributes, out WdfString String) =>
        WdfString.Create(Handles.Driver(StringAttributes, nameof(WdfStringCreate)), new UnicodeString(UnicodeString), StringAttributes, out String);

    /// <summary>Refused: the object must be asked for.</summary>
    /// <inheritdoc cref="WdfString.Create"/>
    public static NtStatus WdfStringCreate(string UnicodeString, in WdfObjectAttributes? StringAttributes, NullPointer String) =>
        Handles.Missing(null, nameof(WdfStringCreate), nameof(String));

    /// <summary>The text. Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="String">The string object.</param>
    /// <param name="UnicodeString">The text; left alone above PASSIVE_LEVEL (verifier).</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfstring/nf-wdfstring-wdfstringgetunicodestring"/>
    public static void WdfStringGetUnicodeString(WdfString String, ref string UnicodeString)
    {
        var value = new UnicodeString(UnicodeString);
        Handles.Require(String, nameof(WdfStringGetUnicodeString), nameof(String)).GetUnicodeString(ref value);
        UnicodeString = value.ToString();
    }

    /// <summary>Refused: the text must be asked for.</summary>
    /// <param name="String">The string object.</param>
    /// <param name="UnicodeString">NULL.</param>
    public static void WdfStringGetUnicodeString(WdfString String, NullPointer UnicodeString) =>
        Handles.Missing(Handles.Require(String, nameof(WdfStringGetUnicodeString), nameof(String)), nameof(WdfStringGetUnicodeString), nameof(UnicodeString));
}
