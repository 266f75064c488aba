namespace Cancellation;

/// <summary>How a cancellation and a completion meet.</summary>
public enum MeetingOrder
{
    /// <summary>The device completes the command before it is cancelled.</summary>
    CompletedFirst,

    /// <summary>The command is cancelled while it is with the device.</summary>
    CancelledFirst,

    /// <summary>The command is cancelled, but the device does not listen, and completes it later.</summary>
    DeviceDoesNotListen,
}
