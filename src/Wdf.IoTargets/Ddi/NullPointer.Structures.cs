#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>NULL as a pointer to a structure or a number.</content>
public sealed partial class NullPointer
{
    /// <summary>No structure.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfTimerConfig?(NullPointer value) => null;

    /// <summary>No structure.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfDpcConfig?(NullPointer value) => null;

    /// <summary>No structure.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfWorkItemConfig?(NullPointer value) => null;

    /// <summary>No structure.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfObjectAttributes?(NullPointer value) => null;

    /// <summary>No structure.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfRequestSendOptions?(NullPointer value) => null;

    /// <summary>No structure.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfRequestReuseParams?(NullPointer value) => null;

    /// <summary>No structure.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfRequestForwardOptions?(NullPointer value) => null;

    /// <summary>No structure.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfMemoryDescriptor?(NullPointer value) => null;

    /// <summary>No structure.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfMemoryOffset?(NullPointer value) => null;

    /// <summary>No number.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator LargeInteger?(NullPointer value) => null;

    /// <summary>No number.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator long?(NullPointer value) => null;

    /// <summary>No GUID.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator Guid?(NullPointer value) => null;

    /// <summary>No structure.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfDriverConfig?(NullPointer value) => null;

    /// <summary>No structure.</summary>
    /// <param name="value">The null pointer.</param>
    public static implicit operator WdfIoQueueConfig?(NullPointer value) => null;
}
