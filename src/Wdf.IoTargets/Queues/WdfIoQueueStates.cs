namespace Wdf.IoTargets;

/// <summary>Combinations of <see cref="WdfIoQueueState"/> that have names.</summary>
public static class WdfIoQueueStates
{
    extension(WdfIoQueueState state)
    {
        /// <summary>Neither the queue nor the driver has requests of it (WDF_IO_QUEUE_IDLE).</summary>
        [Ddi("WDF_IO_QUEUE_IDLE")]
        public bool IsIdle => state.Has(WdfIoQueueState.NoRequests | WdfIoQueueState.DriverNoRequests);

        /// <summary>It accepts and presents, and the device works (WDF_IO_QUEUE_READY).</summary>
        [Ddi("WDF_IO_QUEUE_READY")]
        public bool IsReady => state.Has(WdfIoQueueState.AcceptRequests | WdfIoQueueState.DispatchRequests) && !state.Has(WdfIoQueueState.PnpHeld);

        /// <summary>It accepts but does not present, and the driver owns nothing (WDF_IO_QUEUE_STOPPED).</summary>
        [Ddi("WDF_IO_QUEUE_STOPPED")]
        public bool IsStopped => !state.Has(WdfIoQueueState.DispatchRequests) && state.Has(WdfIoQueueState.AcceptRequests | WdfIoQueueState.DriverNoRequests);

        /// <summary>It presents but does not accept, and nothing is left (WDF_IO_QUEUE_DRAINED).</summary>
        [Ddi("WDF_IO_QUEUE_DRAINED")]
        public bool IsDrained => !state.Has(WdfIoQueueState.AcceptRequests) && state.Has(WdfIoQueueState.DispatchRequests) && state.IsIdle;

        /// <summary>It does not accept, and nothing is left (WDF_IO_QUEUE_PURGED).</summary>
        [Ddi("WDF_IO_QUEUE_PURGED")]
        public bool IsPurged => !state.Has(WdfIoQueueState.AcceptRequests) && state.IsIdle;
    }

    private static bool Has(this WdfIoQueueState state, WdfIoQueueState bits) => (state & bits) == bits;
}
