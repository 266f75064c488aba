#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The constants of <c>wdftypes.h</c>, with <c>TRUE</c> and <c>FALSE</c>.</summary>
public static partial class WdfTypesH
{
    /// <summary>The C constant.</summary>
    public const bool TRUE = true;

    /// <summary>The C constant.</summary>
    public const bool FALSE = false;

    /// <inheritdoc cref="WdfTriState.False"/>
    public const WdfTriState WdfFalse = WdfTriState.False;

    /// <inheritdoc cref="WdfTriState.True"/>
    public const WdfTriState WdfTrue = WdfTriState.True;

    /// <inheritdoc cref="WdfTriState.UseDefault"/>
    public const WdfTriState WdfUseDefault = WdfTriState.UseDefault;

    /// <summary>No object attributes are given.</summary>
    public const NullPointer WDF_NO_OBJECT_ATTRIBUTES = null;

    /// <summary>No callback is given.</summary>
    public const NullPointer WDF_NO_EVENT_CALLBACK = null;

    /// <summary>No handle is given.</summary>
    public const NullPointer WDF_NO_HANDLE = null;

    /// <summary>No context is given.</summary>
    public const NullPointer WDF_NO_CONTEXT = null;

    /// <summary>No send options are given.</summary>
    public const NullPointer WDF_NO_SEND_OPTIONS = null;
}
