namespace Wdf.IoTargets;

/// <summary>How a driver got a presented request.</summary>
internal enum RequestSource : byte
{
    /// <summary>No queue has presented it.</summary>
    None,

    /// <summary>EvtIoRead.</summary>
    Read,

    /// <summary>EvtIoWrite.</summary>
    Write,

    /// <summary>EvtIoDeviceControl.</summary>
    DeviceControl,

    /// <summary>EvtIoInternalDeviceControl.</summary>
    InternalDeviceControl,

    /// <summary>EvtIoDefault, which takes every kind.</summary>
    Default,

    /// <summary>The driver took it from its queue.</summary>
    Retrieved,
}
