namespace Wdf.IoTargets;

/// <content>Beyond WDF: awaiting a request.</content>
public sealed partial class WdfRequest
{
    /// <summary>Sends the request and awaits its completion. Takes the place of the completion routine for this send.</summary>
    /// <param name="target">The target.</param>
    /// <param name="options">How; null for no options. Synchronous and SendAndForget make no sense here.</param>
    /// <param name="cancellationToken">
    /// Cancels the request, as WdfRequestCancelSentRequest does, and goes on awaiting its completion, so that no buffer is left in flight.
    /// </param>
    /// <returns>Status and byte count; the status of the refusal when the request was not sent. Never an exception for an outcome of the I/O.</returns>
    public ValueTask<IoStatusBlock> SendAsync(WdfIoTarget target, WdfRequestSendOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (options is { } o && (o.Has(WdfRequestSendOptionsFlags.Synchronous) || o.Has(WdfRequestSendOptionsFlags.SendAndForget)))
        {
            throw new ArgumentException("An awaited send is asynchronous and has a completion: leave the Synchronous and SendAndForget flags out.", nameof(options));
        }

        if (_routine is not null)
        {
            throw new InvalidOperationException($"{Name} has a completion routine; an awaited send has none. Use one or the other.");
        }

        var wait = new AwaitedSend(this, cancellationToken);
        SetCompletionRoutine(AwaitedSend.Routine, wait);
        if (!Send(target, options))
        {
            SetCompletionRoutine(null);
            return ValueTask.FromResult(new IoStatusBlock { Status = Status });
        }

        wait.WatchToken();
        return new ValueTask<IoStatusBlock>(wait.Task);
    }

    // The token's callback runs on the thread of whoever cancels. The completion does not wait for it, which could block a thread of the
    // simulation; in place of that, the last of the two lets the awaiting code go on: no cancel can hit a later use of the request.
    private sealed class AwaitedSend(WdfRequest request, CancellationToken cancellationToken)
    {
        public static readonly EvtWdfRequestCompletionRoutine Routine = OnCompleted;

        private const int Completed = 1;
        private const int Cancelling = 2;

        private readonly TaskCompletionSource<IoStatusBlock> _completion = request.Kernel.NewCompletion<IoStatusBlock>();
        private CancellationTokenRegistration _registration;
        private IoStatusBlock _outcome;
        private int _state;

        public Task<IoStatusBlock> Task => _completion.Task;

        public void WatchToken()
        {
            if (Volatile.Read(ref _state) != 0 || !cancellationToken.CanBeCanceled)
            {
                return;
            }

            _registration = cancellationToken.UnsafeRegister(static w => ((AwaitedSend)w!).OnTokenCancelled(), this);
            if ((Volatile.Read(ref _state) & Completed) != 0)
            {
                // Completed before the registration was stored: nobody else takes it back.
                _registration.Unregister();
            }
        }

        private void OnTokenCancelled()
        {
            if (Interlocked.CompareExchange(ref _state, Cancelling, 0) != 0)
            {
                return;
            }

            request.CancelSentRequest();
            if ((Interlocked.And(ref _state, ~Cancelling) & Completed) != 0)
            {
                _completion.TrySetResult(_outcome);
            }
        }

        private static void OnCompleted(WdfRequest request, WdfIoTarget target, in WdfRequestCompletionParams completionParams, object? context)
        {
            var wait = (AwaitedSend)context!;
            wait._outcome = completionParams.IoStatus;
            var before = Interlocked.Or(ref wait._state, Completed);
            wait._registration.Unregister();
            if ((before & Cancelling) == 0)
            {
                wait._completion.TrySetResult(wait._outcome);
            }
        }
    }
}
