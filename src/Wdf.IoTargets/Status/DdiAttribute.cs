namespace Wdf.IoTargets;

/// <summary>
/// Names the driver-kit function, macro or enumerator that a member of the object dialect stands for, so that the two
/// dialects can be compared by name.
/// </summary>
/// <param name="name">The exact C name, for example <c>WdfRequestSend</c>.</param>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
public sealed class DdiAttribute(string name) : Attribute
{
    /// <summary>The exact C name.</summary>
    public string Name { get; } = name;
}
