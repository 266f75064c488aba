namespace Wdf.IoTargets;

/// <summary>The flags of a memory descriptor list.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/using-mdls"/>
[Flags]
public enum MdlFlags : ushort
{
    /// <summary>No flag is set.</summary>
    None = 0,

    /// <summary><c>MDL_MAPPED_TO_SYSTEM_VA</c>: the pages have a system address.</summary>
    MappedToSystemVa = 0x0001,

    /// <summary><c>MDL_PAGES_LOCKED</c>: the pages are locked in memory.</summary>
    PagesLocked = 0x0002,

    /// <summary><c>MDL_SOURCE_IS_NONPAGED_POOL</c>: the buffer is nonpaged pool.</summary>
    SourceIsNonpagedPool = 0x0004,

    /// <summary><c>MDL_ALLOCATED_FIXED_SIZE</c>: the MDL comes from a list of fixed-size ones.</summary>
    AllocatedFixedSize = 0x0008,

    /// <summary><c>MDL_PARTIAL</c>: the MDL describes a part of another one.</summary>
    Partial = 0x0010,

    /// <summary><c>MDL_PARTIAL_HAS_BEEN_MAPPED</c>: the partial MDL has an address of its own.</summary>
    PartialHasBeenMapped = 0x0020,

    /// <summary><c>MDL_IO_PAGE_READ</c>: the MDL serves a page read.</summary>
    IoPageRead = 0x0040,

    /// <summary><c>MDL_WRITE_OPERATION</c>: the pages were locked for writing.</summary>
    WriteOperation = 0x0080,

    /// <summary><c>MDL_PARENT_MAPPED_SYSTEM_VA</c>: the address is that of the parent MDL.</summary>
    ParentMappedSystemVa = 0x0100,

    /// <summary><c>MDL_FREE_EXTRA_PTES</c>: extra page table entries have to be freed.</summary>
    FreeExtraPtes = 0x0200,

    /// <summary><c>MDL_DESCRIBES_AWE</c>: the pages belong to an address window.</summary>
    DescribesAwe = 0x0400,

    /// <summary><c>MDL_IO_SPACE</c>: the pages are device memory.</summary>
    IoSpace = 0x0800,

    /// <summary><c>MDL_NETWORK_HEADER</c>: the MDL describes a network header.</summary>
    NetworkHeader = 0x1000,

    /// <summary><c>MDL_MAPPING_CAN_FAIL</c>: a failing mapping gives NULL in place of a bug check.</summary>
    MappingCanFail = 0x2000,

    /// <summary><c>MDL_ALLOCATED_MUST_SUCCEED</c>: the MDL comes from the must-succeed pool.</summary>
    AllocatedMustSucceed = 0x4000,

    /// <summary><c>MDL_INTERNAL</c>: the MDL is used by the memory manager itself.</summary>
    Internal = 0x8000,
}
