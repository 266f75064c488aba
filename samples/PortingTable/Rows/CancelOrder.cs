namespace PortingTable.Rows;

/// <summary>The orders in which a cancellation and a completion may meet.</summary>
internal enum CancelOrder
{
    /// <summary>The request is completed just before the canceller begins.</summary>
    CompletionFirst,

    /// <summary>The request is completed while the canceller is about to cancel its IRP.</summary>
    CompletionDuringCancellation,

    /// <summary>The request is cancelled while the lower driver is about to complete it.</summary>
    CancellationFirst,
}
