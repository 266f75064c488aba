namespace Wdf.IoTargets;

/// <summary>The queues of a device.</summary>
public static class DeviceQueues
{
    extension(WdfDevice device)
    {
        /// <summary>The default queue (WdfDeviceGetDefaultQueue); null when there is none. Maximum IRQL: DISPATCH_LEVEL.</summary>
        /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdevice/nf-wdfdevice-wdfdevicegetdefaultqueue"/>
        [Ddi("WdfDeviceGetDefaultQueue")]
        public WdfIoQueue? DefaultQueue
        {
            get
            {
                device.Enter(DdiName.WdfDeviceGetDefaultQueue);
                return IoPackage.Of(device).DefaultQueue;
            }
        }

        /// <summary>Sends a type of requests to a queue of its own (WdfDeviceConfigureRequestDispatching). Maximum IRQL: DISPATCH_LEVEL.</summary>
        /// <param name="queue">The queue; from then on the driver cannot delete it. For creates it may be the default queue.</param>
        /// <param name="requestType">Create, Read, Write, DeviceControl or DeviceControlInternal.</param>
        /// <returns>
        /// Success; STATUS_INVALID_PARAMETER for another type, or when creates go to a queue already; STATUS_INVALID_DEVICE_REQUEST for a queue of another device, one without
        /// a callback for the type, or the default queue; STATUS_WDF_BUSY when the type goes to another queue already.
        /// </returns>
        /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdevice/nf-wdfdevice-wdfdeviceconfigurerequestdispatching"/>
        [Ddi("WdfDeviceConfigureRequestDispatching")]
        public NtStatus ConfigureRequestDispatching(WdfIoQueue queue, WdfRequestType requestType)
        {
            ArgumentNullException.ThrowIfNull(queue);
            device.Enter(DdiName.WdfDeviceConfigureRequestDispatching, queue);
            return IoPackage.Of(device).Configure(queue, requestType);
        }

        /// <summary>
        /// Passes a request that EvtIoInCallerContext was given on to the queue of its type, or, on a filter without one, down the stack (WdfDeviceEnqueueRequest).
        /// Maximum IRQL: DISPATCH_LEVEL.
        /// </summary>
        /// <param name="request">The request; a success ends the driver's ownership.</param>
        /// <returns>
        /// Success; STATUS_WDF_BUSY when the queue does not accept it; STATUS_INVALID_DEVICE_REQUEST when there is no queue, when a filter's request was formatted, or (verifier)
        /// when EvtIoInCallerContext was not given it. The driver still has it then.
        /// </returns>
        /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdevice/nf-wdfdevice-wdfdeviceenqueuerequest"/>
        [Ddi("WdfDeviceEnqueueRequest")]
        public NtStatus EnqueueRequest(WdfRequest request)
        {
            ArgumentNullException.ThrowIfNull(request);
            device.Enter(DdiName.WdfDeviceEnqueueRequest, request);
            return IoPackage.Of(device).Enqueue(request);
        }

        /// <summary>
        /// Plays the power manager that takes the device out of its working state: its power-managed queues present no more; the driver gets EvtIoStop for each request that it
        /// owns, and this waits until each is completed, given back or acknowledged. PASSIVE_LEVEL.
        /// </summary>
        public void SuspendQueues()
        {
            device.Enter(DdiName.None);
            var queues = device.PowerManagedQueues();
            foreach (var queue in queues)
            {
                queue.BeginPowerOff();
            }

            foreach (var queue in queues)
            {
                queue.Hold();
            }
        }

        /// <summary>
        /// Plays the power manager that brings the device back: the driver gets EvtIoResume for each request that it kept, of all queues; then its power-managed queues present
        /// again. PASSIVE_LEVEL.
        /// </summary>
        public void ResumeQueues()
        {
            device.Enter(DdiName.None);
            var queues = device.PowerManagedQueues();
            foreach (var queue in queues)
            {
                queue.Resume();
            }

            foreach (var queue in queues)
            {
                queue.EndPowerOn();
            }
        }

        // Those that follow the power state go first.
        internal void PurgeQueuesForRemoval()
        {
            foreach (var queue in IoPackage.Of(device).Queues.OrderBy(static q => q.IsPowerManaged ? 0 : 1))
            {
                queue.PurgeForRemoval();
            }
        }

        private List<WdfIoQueue> PowerManagedQueues() => [.. IoPackage.Of(device).Queues.Where(static q => q.IsPowerManaged)];
    }
}
