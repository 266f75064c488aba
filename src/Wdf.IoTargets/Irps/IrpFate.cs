namespace Wdf.IoTargets;

/// <summary>How far an IRP has come in its life.</summary>
internal enum IrpFate : byte
{
    /// <summary>Its creator holds it; it has not been sent, or came back.</summary>
    AtCreator,

    /// <summary>Drivers have it.</summary>
    InFlight,

    /// <summary>Its completion ran to the end.</summary>
    Finished,

    /// <summary>Freed: any use is a violation.</summary>
    Freed,
}
