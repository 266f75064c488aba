namespace Wdf.IoTargets;

/// <summary>The DDIs that say who they are when they are called, by their exact names.</summary>
internal enum DdiName
{
    /// <summary>None of those named here.</summary>
    None,

    /// <summary>WdfCollectionAdd.</summary>
    WdfCollectionAdd,

    /// <summary>WdfCollectionCreate.</summary>
    WdfCollectionCreate,

    /// <summary>WdfCollectionGetCount.</summary>
    WdfCollectionGetCount,

    /// <summary>WdfCollectionGetItem.</summary>
    WdfCollectionGetItem,

    /// <summary>WdfCollectionGetLastItem.</summary>
    WdfCollectionGetLastItem,

    /// <summary>WdfCollectionRemove.</summary>
    WdfCollectionRemove,

    /// <summary>WdfCollectionRemoveItem.</summary>
    WdfCollectionRemoveItem,

    /// <summary>WdfDeviceConfigureRequestDispatching.</summary>
    WdfDeviceConfigureRequestDispatching,

    /// <summary>WdfDeviceCreate.</summary>
    WdfDeviceCreate,

    /// <summary>WdfDeviceEnqueueRequest.</summary>
    WdfDeviceEnqueueRequest,

    /// <summary>WdfDeviceGetDefaultQueue.</summary>
    WdfDeviceGetDefaultQueue,

    /// <summary>WdfDeviceGetDriver.</summary>
    WdfDeviceGetDriver,

    /// <summary>WdfDeviceGetIoTarget.</summary>
    WdfDeviceGetIoTarget,

    /// <summary>WdfDeviceGetSelfIoTarget.</summary>
    WdfDeviceGetSelfIoTarget,

    /// <summary>WdfDeviceWdmGetAttachedDevice.</summary>
    WdfDeviceWdmGetAttachedDevice,

    /// <summary>WdfDeviceWdmGetDeviceObject.</summary>
    WdfDeviceWdmGetDeviceObject,

    /// <summary>WdfDeviceWdmGetPhysicalDevice.</summary>
    WdfDeviceWdmGetPhysicalDevice,

    /// <summary>WdfDpcCancel.</summary>
    WdfDpcCancel,

    /// <summary>WdfDpcCreate.</summary>
    WdfDpcCreate,

    /// <summary>WdfDpcEnqueue.</summary>
    WdfDpcEnqueue,

    /// <summary>WdfDpcGetParentObject.</summary>
    WdfDpcGetParentObject,

    /// <summary>WdfDpcWdmGetDpc.</summary>
    WdfDpcWdmGetDpc,

    /// <summary>WdfDriverCreate.</summary>
    WdfDriverCreate,

    /// <summary>WdfDriverWdmGetDriverObject.</summary>
    WdfDriverWdmGetDriverObject,

    /// <summary>WdfFileObjectWdmGetFileObject.</summary>
    WdfFileObjectWdmGetFileObject,

    /// <summary>WdfIoQueueAssignForwardProgressPolicy.</summary>
    WdfIoQueueAssignForwardProgressPolicy,

    /// <summary>WdfIoQueueCreate.</summary>
    WdfIoQueueCreate,

    /// <summary>WdfIoQueueDrain.</summary>
    WdfIoQueueDrain,

    /// <summary>WdfIoQueueDrainSynchronously.</summary>
    WdfIoQueueDrainSynchronously,

    /// <summary>WdfIoQueueFindRequest.</summary>
    WdfIoQueueFindRequest,

    /// <summary>WdfIoQueueGetDevice.</summary>
    WdfIoQueueGetDevice,

    /// <summary>WdfIoQueueGetState.</summary>
    WdfIoQueueGetState,

    /// <summary>WdfIoQueuePurge.</summary>
    WdfIoQueuePurge,

    /// <summary>WdfIoQueuePurgeSynchronously.</summary>
    WdfIoQueuePurgeSynchronously,

    /// <summary>WdfIoQueueReadyNotify.</summary>
    WdfIoQueueReadyNotify,

    /// <summary>WdfIoQueueRetrieveFoundRequest.</summary>
    WdfIoQueueRetrieveFoundRequest,

    /// <summary>WdfIoQueueRetrieveNextRequest.</summary>
    WdfIoQueueRetrieveNextRequest,

    /// <summary>WdfIoQueueRetrieveRequestByFileObject.</summary>
    WdfIoQueueRetrieveRequestByFileObject,

    /// <summary>WdfIoQueueStart.</summary>
    WdfIoQueueStart,

    /// <summary>WdfIoQueueStop.</summary>
    WdfIoQueueStop,

    /// <summary>WdfIoQueueStopAndPurge.</summary>
    WdfIoQueueStopAndPurge,

    /// <summary>WdfIoQueueStopAndPurgeSynchronously.</summary>
    WdfIoQueueStopAndPurgeSynchronously,

    /// <summary>WdfIoQueueStopSynchronously.</summary>
    WdfIoQueueStopSynchronously,

    /// <summary>WdfIoTargetAllocAndQueryTargetProperty.</summary>
    WdfIoTargetAllocAndQueryTargetProperty,

    /// <summary>WdfIoTargetClose.</summary>
    WdfIoTargetClose,

    /// <summary>WdfIoTargetCloseForQueryRemove.</summary>
    WdfIoTargetCloseForQueryRemove,

    /// <summary>WdfIoTargetCreate.</summary>
    WdfIoTargetCreate,

    /// <summary>WdfIoTargetFormatRequestForInternalIoctl.</summary>
    WdfIoTargetFormatRequestForInternalIoctl,

    /// <summary>WdfIoTargetFormatRequestForInternalIoctlOthers.</summary>
    WdfIoTargetFormatRequestForInternalIoctlOthers,

    /// <summary>WdfIoTargetFormatRequestForIoctl.</summary>
    WdfIoTargetFormatRequestForIoctl,

    /// <summary>WdfIoTargetFormatRequestForRead.</summary>
    WdfIoTargetFormatRequestForRead,

    /// <summary>WdfIoTargetFormatRequestForWrite.</summary>
    WdfIoTargetFormatRequestForWrite,

    /// <summary>WdfIoTargetGetDevice.</summary>
    WdfIoTargetGetDevice,

    /// <summary>WdfIoTargetGetState.</summary>
    WdfIoTargetGetState,

    /// <summary>WdfIoTargetOpen.</summary>
    WdfIoTargetOpen,

    /// <summary>WdfIoTargetPurge.</summary>
    WdfIoTargetPurge,

    /// <summary>WdfIoTargetQueryForInterface.</summary>
    WdfIoTargetQueryForInterface,

    /// <summary>WdfIoTargetQueryTargetProperty.</summary>
    WdfIoTargetQueryTargetProperty,

    /// <summary>WdfIoTargetSelfAssignDefaultIoQueue.</summary>
    WdfIoTargetSelfAssignDefaultIoQueue,

    /// <summary>WdfIoTargetSendInternalIoctlOthersSynchronously.</summary>
    WdfIoTargetSendInternalIoctlOthersSynchronously,

    /// <summary>WdfIoTargetSendInternalIoctlSynchronously.</summary>
    WdfIoTargetSendInternalIoctlSynchronously,

    /// <summary>WdfIoTargetSendIoctlSynchronously.</summary>
    WdfIoTargetSendIoctlSynchronously,

    /// <summary>WdfIoTargetSendReadSynchronously.</summary>
    WdfIoTargetSendReadSynchronously,

    /// <summary>WdfIoTargetSendWriteSynchronously.</summary>
    WdfIoTargetSendWriteSynchronously,

    /// <summary>WdfIoTargetStart.</summary>
    WdfIoTargetStart,

    /// <summary>WdfIoTargetStop.</summary>
    WdfIoTargetStop,

    /// <summary>WdfIoTargetWdmGetTargetDeviceObject.</summary>
    WdfIoTargetWdmGetTargetDeviceObject,

    /// <summary>WdfIoTargetWdmGetTargetFileHandle.</summary>
    WdfIoTargetWdmGetTargetFileHandle,

    /// <summary>WdfIoTargetWdmGetTargetFileObject.</summary>
    WdfIoTargetWdmGetTargetFileObject,

    /// <summary>WdfIoTargetWdmGetTargetPhysicalDevice.</summary>
    WdfIoTargetWdmGetTargetPhysicalDevice,

    /// <summary>WdfLookasideListCreate.</summary>
    WdfLookasideListCreate,

    /// <summary>WdfMemoryAssignBuffer.</summary>
    WdfMemoryAssignBuffer,

    /// <summary>WdfMemoryCopyFromBuffer.</summary>
    WdfMemoryCopyFromBuffer,

    /// <summary>WdfMemoryCopyToBuffer.</summary>
    WdfMemoryCopyToBuffer,

    /// <summary>WdfMemoryCreate.</summary>
    WdfMemoryCreate,

    /// <summary>WdfMemoryCreateFromLookaside.</summary>
    WdfMemoryCreateFromLookaside,

    /// <summary>WdfMemoryCreatePreallocated.</summary>
    WdfMemoryCreatePreallocated,

    /// <summary>WdfMemoryGetBuffer.</summary>
    WdfMemoryGetBuffer,

    /// <summary>WdfObjectAcquireLock.</summary>
    WdfObjectAcquireLock,

    /// <summary>WdfObjectAllocateContext.</summary>
    WdfObjectAllocateContext,

    /// <summary>WdfObjectCreate.</summary>
    WdfObjectCreate,

    /// <summary>WdfObjectDelete.</summary>
    WdfObjectDelete,

    /// <summary>WdfObjectDereferenceActual.</summary>
    WdfObjectDereferenceActual,

    /// <summary>WdfObjectGetTypedContextWorker.</summary>
    WdfObjectGetTypedContextWorker,

    /// <summary>WdfObjectQuery.</summary>
    WdfObjectQuery,

    /// <summary>WdfObjectReferenceActual.</summary>
    WdfObjectReferenceActual,

    /// <summary>WdfObjectReleaseLock.</summary>
    WdfObjectReleaseLock,

    /// <summary>WdfRequestAllocateTimer.</summary>
    WdfRequestAllocateTimer,

    /// <summary>WdfRequestCancelSentRequest.</summary>
    WdfRequestCancelSentRequest,

    /// <summary>WdfRequestChangeTarget.</summary>
    WdfRequestChangeTarget,

    /// <summary>WdfRequestComplete.</summary>
    WdfRequestComplete,

    /// <summary>WdfRequestCompleteWithInformation.</summary>
    WdfRequestCompleteWithInformation,

    /// <summary>WdfRequestCompleteWithPriorityBoost.</summary>
    WdfRequestCompleteWithPriorityBoost,

    /// <summary>WdfRequestCreate.</summary>
    WdfRequestCreate,

    /// <summary>WdfRequestCreateFromIrp.</summary>
    WdfRequestCreateFromIrp,

    /// <summary>WdfRequestFormatRequestUsingCurrentType.</summary>
    WdfRequestFormatRequestUsingCurrentType,

    /// <summary>WdfRequestForwardToIoQueue.</summary>
    WdfRequestForwardToIoQueue,

    /// <summary>WdfRequestForwardToParentDeviceIoQueue.</summary>
    WdfRequestForwardToParentDeviceIoQueue,

    /// <summary>WdfRequestGetCompletionParams.</summary>
    WdfRequestGetCompletionParams,

    /// <summary>WdfRequestGetFileObject.</summary>
    WdfRequestGetFileObject,

    /// <summary>WdfRequestGetInformation.</summary>
    WdfRequestGetInformation,

    /// <summary>WdfRequestGetIoQueue.</summary>
    WdfRequestGetIoQueue,

    /// <summary>WdfRequestGetParameters.</summary>
    WdfRequestGetParameters,

    /// <summary>WdfRequestGetRequestorMode.</summary>
    WdfRequestGetRequestorMode,

    /// <summary>WdfRequestGetRequestorProcessId.</summary>
    WdfRequestGetRequestorProcessId,

    /// <summary>WdfRequestGetStatus.</summary>
    WdfRequestGetStatus,

    /// <summary>WdfRequestIsCanceled.</summary>
    WdfRequestIsCanceled,

    /// <summary>WdfRequestIsFrom32BitProcess.</summary>
    WdfRequestIsFrom32BitProcess,

    /// <summary>WdfRequestIsReserved.</summary>
    WdfRequestIsReserved,

    /// <summary>WdfRequestMarkCancelable.</summary>
    WdfRequestMarkCancelable,

    /// <summary>WdfRequestMarkCancelableEx.</summary>
    WdfRequestMarkCancelableEx,

    /// <summary>WdfRequestProbeAndLockUserBufferForRead.</summary>
    WdfRequestProbeAndLockUserBufferForRead,

    /// <summary>WdfRequestProbeAndLockUserBufferForWrite.</summary>
    WdfRequestProbeAndLockUserBufferForWrite,

    /// <summary>WdfRequestRequeue.</summary>
    WdfRequestRequeue,

    /// <summary>WdfRequestRetrieveInputBuffer.</summary>
    WdfRequestRetrieveInputBuffer,

    /// <summary>WdfRequestRetrieveInputMemory.</summary>
    WdfRequestRetrieveInputMemory,

    /// <summary>WdfRequestRetrieveInputWdmMdl.</summary>
    WdfRequestRetrieveInputWdmMdl,

    /// <summary>WdfRequestRetrieveOutputBuffer.</summary>
    WdfRequestRetrieveOutputBuffer,

    /// <summary>WdfRequestRetrieveOutputMemory.</summary>
    WdfRequestRetrieveOutputMemory,

    /// <summary>WdfRequestRetrieveOutputWdmMdl.</summary>
    WdfRequestRetrieveOutputWdmMdl,

    /// <summary>WdfRequestRetrieveUnsafeUserInputBuffer.</summary>
    WdfRequestRetrieveUnsafeUserInputBuffer,

    /// <summary>WdfRequestRetrieveUnsafeUserOutputBuffer.</summary>
    WdfRequestRetrieveUnsafeUserOutputBuffer,

    /// <summary>WdfRequestReuse.</summary>
    WdfRequestReuse,

    /// <summary>WdfRequestSend.</summary>
    WdfRequestSend,

    /// <summary>WdfRequestSetCompletionRoutine.</summary>
    WdfRequestSetCompletionRoutine,

    /// <summary>WdfRequestSetInformation.</summary>
    WdfRequestSetInformation,

    /// <summary>WdfRequestStopAcknowledge.</summary>
    WdfRequestStopAcknowledge,

    /// <summary>WdfRequestUnmarkCancelable.</summary>
    WdfRequestUnmarkCancelable,

    /// <summary>WdfRequestWdmFormatUsingStackLocation.</summary>
    WdfRequestWdmFormatUsingStackLocation,

    /// <summary>WdfRequestWdmGetIrp.</summary>
    WdfRequestWdmGetIrp,

    /// <summary>WdfSpinLockAcquire.</summary>
    WdfSpinLockAcquire,

    /// <summary>WdfSpinLockCreate.</summary>
    WdfSpinLockCreate,

    /// <summary>WdfSpinLockRelease.</summary>
    WdfSpinLockRelease,

    /// <summary>WdfStringCreate.</summary>
    WdfStringCreate,

    /// <summary>WdfStringGetUnicodeString.</summary>
    WdfStringGetUnicodeString,

    /// <summary>WdfTimerCreate.</summary>
    WdfTimerCreate,

    /// <summary>WdfTimerGetParentObject.</summary>
    WdfTimerGetParentObject,

    /// <summary>WdfTimerStart.</summary>
    WdfTimerStart,

    /// <summary>WdfTimerStop.</summary>
    WdfTimerStop,

    /// <summary>WdfWaitLockAcquire.</summary>
    WdfWaitLockAcquire,

    /// <summary>WdfWaitLockCreate.</summary>
    WdfWaitLockCreate,

    /// <summary>WdfWaitLockRelease.</summary>
    WdfWaitLockRelease,

    /// <summary>WdfWorkItemCreate.</summary>
    WdfWorkItemCreate,

    /// <summary>WdfWorkItemEnqueue.</summary>
    WdfWorkItemEnqueue,

    /// <summary>WdfWorkItemFlush.</summary>
    WdfWorkItemFlush,

    /// <summary>WdfWorkItemGetParentObject.</summary>
    WdfWorkItemGetParentObject,
}
