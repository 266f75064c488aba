#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>
/// The type of <c>NULL</c>. It has one value, null, and is a class so that both <c>null</c> and <c>NULL</c> convert to
/// it; from it there are conversions to all that C lets be NULL.
/// </summary>
public sealed partial class NullPointer
{
    private NullPointer()
    {
    }

    /// <summary>No buffer.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator Memory<byte>(NullPointer value) => default;

    /// <summary>No text.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator string(NullPointer value) => null;

    /// <summary>Whether a handle, callback or context is NULL.</summary>
    /// <param name="left">What is compared.</param>
    /// <param name="right">The null pointer.</param>
    /// <returns>True when it is null.</returns>
    public static bool operator ==(object left, NullPointer right) => left is null;

    /// <summary>Whether a handle, callback or context is not NULL.</summary>
    /// <param name="left">What is compared.</param>
    /// <param name="right">The null pointer.</param>
    /// <returns>True when it is not null.</returns>
    public static bool operator !=(object left, NullPointer right) => left is not null;

    /// <summary>Whether a buffer is NULL: not merely empty, but none.</summary>
    /// <param name="left">What is compared.</param>
    /// <param name="right">The null pointer.</param>
    /// <returns>True when there is no buffer.</returns>
    public static bool operator ==(Memory<byte> left, NullPointer right) => left.Equals(default);

    /// <summary>Whether a buffer is not NULL.</summary>
    /// <param name="left">What is compared.</param>
    /// <param name="right">The null pointer.</param>
    /// <returns>True when there is a buffer.</returns>
    public static bool operator !=(Memory<byte> left, NullPointer right) => !left.Equals(default);

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj is null;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
