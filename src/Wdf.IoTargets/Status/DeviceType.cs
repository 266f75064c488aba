namespace Wdf.IoTargets;

/// <summary>The device types of <c>FILE_DEVICE_*</c>. Values from 0x8000 are free for vendors and can be cast to this type.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/specifying-device-types"/>
public enum DeviceType : uint
{
    /// <summary>No type.</summary>
    None = 0,

    /// <summary><c>FILE_DEVICE_BEEP</c>.</summary>
    Beep = 0x00000001,

    /// <summary><c>FILE_DEVICE_CD_ROM</c>.</summary>
    CdRom = 0x00000002,

    /// <summary><c>FILE_DEVICE_CD_ROM_FILE_SYSTEM</c>.</summary>
    CdRomFileSystem = 0x00000003,

    /// <summary><c>FILE_DEVICE_CONTROLLER</c>.</summary>
    Controller = 0x00000004,

    /// <summary><c>FILE_DEVICE_DATALINK</c>.</summary>
    Datalink = 0x00000005,

    /// <summary><c>FILE_DEVICE_DFS</c>.</summary>
    Dfs = 0x00000006,

    /// <summary><c>FILE_DEVICE_DISK</c>.</summary>
    Disk = 0x00000007,

    /// <summary><c>FILE_DEVICE_DISK_FILE_SYSTEM</c>.</summary>
    DiskFileSystem = 0x00000008,

    /// <summary><c>FILE_DEVICE_FILE_SYSTEM</c>.</summary>
    FileSystem = 0x00000009,

    /// <summary><c>FILE_DEVICE_INPORT_PORT</c>.</summary>
    InportPort = 0x0000000A,

    /// <summary><c>FILE_DEVICE_KEYBOARD</c>.</summary>
    Keyboard = 0x0000000B,

    /// <summary><c>FILE_DEVICE_MAILSLOT</c>.</summary>
    Mailslot = 0x0000000C,

    /// <summary><c>FILE_DEVICE_MIDI_IN</c>.</summary>
    MidiIn = 0x0000000D,

    /// <summary><c>FILE_DEVICE_MIDI_OUT</c>.</summary>
    MidiOut = 0x0000000E,

    /// <summary><c>FILE_DEVICE_MOUSE</c>.</summary>
    Mouse = 0x0000000F,

    /// <summary><c>FILE_DEVICE_MULTI_UNC_PROVIDER</c>.</summary>
    MultiUncProvider = 0x00000010,

    /// <summary><c>FILE_DEVICE_NAMED_PIPE</c>.</summary>
    NamedPipe = 0x00000011,

    /// <summary><c>FILE_DEVICE_NETWORK</c>.</summary>
    Network = 0x00000012,

    /// <summary><c>FILE_DEVICE_NETWORK_BROWSER</c>.</summary>
    NetworkBrowser = 0x00000013,

    /// <summary><c>FILE_DEVICE_NETWORK_FILE_SYSTEM</c>.</summary>
    NetworkFileSystem = 0x00000014,

    /// <summary><c>FILE_DEVICE_NULL</c>.</summary>
    Null = 0x00000015,

    /// <summary><c>FILE_DEVICE_PARALLEL_PORT</c>.</summary>
    ParallelPort = 0x00000016,

    /// <summary><c>FILE_DEVICE_PHYSICAL_NETCARD</c>.</summary>
    PhysicalNetcard = 0x00000017,

    /// <summary><c>FILE_DEVICE_PRINTER</c>.</summary>
    Printer = 0x00000018,

    /// <summary><c>FILE_DEVICE_SCANNER</c>.</summary>
    Scanner = 0x00000019,

    /// <summary><c>FILE_DEVICE_SERIAL_MOUSE_PORT</c>.</summary>
    SerialMousePort = 0x0000001A,

    /// <summary><c>FILE_DEVICE_SERIAL_PORT</c>.</summary>
    SerialPort = 0x0000001B,

    /// <summary><c>FILE_DEVICE_SCREEN</c>.</summary>
    Screen = 0x0000001C,

    /// <summary><c>FILE_DEVICE_SOUND</c>.</summary>
    Sound = 0x0000001D,

    /// <summary><c>FILE_DEVICE_STREAMS</c>.</summary>
    Streams = 0x0000001E,

    /// <summary><c>FILE_DEVICE_TAPE</c>.</summary>
    Tape = 0x0000001F,

    /// <summary><c>FILE_DEVICE_TAPE_FILE_SYSTEM</c>.</summary>
    TapeFileSystem = 0x00000020,

    /// <summary><c>FILE_DEVICE_TRANSPORT</c>.</summary>
    Transport = 0x00000021,

    /// <summary><c>FILE_DEVICE_UNKNOWN</c>.</summary>
    Unknown = 0x00000022,

    /// <summary><c>FILE_DEVICE_VIDEO</c>.</summary>
    Video = 0x00000023,

    /// <summary><c>FILE_DEVICE_VIRTUAL_DISK</c>.</summary>
    VirtualDisk = 0x00000024,

    /// <summary><c>FILE_DEVICE_WAVE_IN</c>.</summary>
    WaveIn = 0x00000025,

    /// <summary><c>FILE_DEVICE_WAVE_OUT</c>.</summary>
    WaveOut = 0x00000026,

    /// <summary><c>FILE_DEVICE_8042_PORT</c>.</summary>
    Port8042 = 0x00000027,

    /// <summary><c>FILE_DEVICE_NETWORK_REDIRECTOR</c>.</summary>
    NetworkRedirector = 0x00000028,

    /// <summary><c>FILE_DEVICE_BATTERY</c>.</summary>
    Battery = 0x00000029,

    /// <summary><c>FILE_DEVICE_BUS_EXTENDER</c>.</summary>
    BusExtender = 0x0000002A,

    /// <summary><c>FILE_DEVICE_MODEM</c>.</summary>
    Modem = 0x0000002B,

    /// <summary><c>FILE_DEVICE_VDM</c>.</summary>
    Vdm = 0x0000002C,

    /// <summary><c>FILE_DEVICE_MASS_STORAGE</c>.</summary>
    MassStorage = 0x0000002D,

    /// <summary><c>FILE_DEVICE_SMB</c>.</summary>
    Smb = 0x0000002E,

    /// <summary><c>FILE_DEVICE_KS</c>.</summary>
    Ks = 0x0000002F,

    /// <summary><c>FILE_DEVICE_CHANGER</c>.</summary>
    Changer = 0x00000030,

    /// <summary><c>FILE_DEVICE_SMARTCARD</c>.</summary>
    Smartcard = 0x00000031,

    /// <summary><c>FILE_DEVICE_ACPI</c>.</summary>
    Acpi = 0x00000032,

    /// <summary><c>FILE_DEVICE_DVD</c>.</summary>
    Dvd = 0x00000033,

    /// <summary><c>FILE_DEVICE_FULLSCREEN_VIDEO</c>.</summary>
    FullscreenVideo = 0x00000034,

    /// <summary><c>FILE_DEVICE_DFS_FILE_SYSTEM</c>.</summary>
    DfsFileSystem = 0x00000035,

    /// <summary><c>FILE_DEVICE_DFS_VOLUME</c>.</summary>
    DfsVolume = 0x00000036,

    /// <summary><c>FILE_DEVICE_SERENUM</c>.</summary>
    Serenum = 0x00000037,

    /// <summary><c>FILE_DEVICE_TERMSRV</c>.</summary>
    Termsrv = 0x00000038,

    /// <summary><c>FILE_DEVICE_KSEC</c>.</summary>
    Ksec = 0x00000039,

    /// <summary><c>FILE_DEVICE_FIPS</c>.</summary>
    Fips = 0x0000003A,

    /// <summary><c>FILE_DEVICE_INFINIBAND</c>.</summary>
    Infiniband = 0x0000003B,

    /// <summary><c>FILE_DEVICE_VMBUS</c>.</summary>
    Vmbus = 0x0000003E,

    /// <summary><c>FILE_DEVICE_CRYPT_PROVIDER</c>.</summary>
    CryptProvider = 0x0000003F,

    /// <summary><c>FILE_DEVICE_WPD</c>.</summary>
    Wpd = 0x00000040,

    /// <summary><c>FILE_DEVICE_BLUETOOTH</c>.</summary>
    Bluetooth = 0x00000041,

    /// <summary><c>FILE_DEVICE_MT_COMPOSITE</c>.</summary>
    MtComposite = 0x00000042,

    /// <summary><c>FILE_DEVICE_MT_TRANSPORT</c>.</summary>
    MtTransport = 0x00000043,

    /// <summary><c>FILE_DEVICE_BIOMETRIC</c>.</summary>
    Biometric = 0x00000044,

    /// <summary><c>FILE_DEVICE_PMI</c>.</summary>
    Pmi = 0x00000045,

    /// <summary><c>FILE_DEVICE_EHSTOR</c>.</summary>
    Ehstor = 0x00000046,

    /// <summary><c>FILE_DEVICE_DEVAPI</c>.</summary>
    Devapi = 0x00000047,

    /// <summary><c>FILE_DEVICE_GPIO</c>.</summary>
    Gpio = 0x00000048,

    /// <summary><c>FILE_DEVICE_USBEX</c>.</summary>
    Usbex = 0x00000049,

    /// <summary><c>FILE_DEVICE_CONSOLE</c>.</summary>
    Console = 0x00000050,

    /// <summary><c>FILE_DEVICE_NFP</c>.</summary>
    Nfp = 0x00000051,

    /// <summary><c>FILE_DEVICE_SYSENV</c>.</summary>
    Sysenv = 0x00000052,

    /// <summary><c>FILE_DEVICE_VIRTUAL_BLOCK</c>.</summary>
    VirtualBlock = 0x00000053,

    /// <summary><c>FILE_DEVICE_POINT_OF_SERVICE</c>.</summary>
    PointOfService = 0x00000054,

    /// <summary><c>FILE_DEVICE_STORAGE_REPLICATION</c>.</summary>
    StorageReplication = 0x00000055,

    /// <summary><c>FILE_DEVICE_TRUST_ENV</c>.</summary>
    TrustEnv = 0x00000056,

    /// <summary><c>FILE_DEVICE_UCM</c>.</summary>
    Ucm = 0x00000057,

    /// <summary><c>FILE_DEVICE_UCMTCPCI</c>.</summary>
    Ucmtcpci = 0x00000058,

    /// <summary><c>FILE_DEVICE_PERSISTENT_MEMORY</c>.</summary>
    PersistentMemory = 0x00000059,

    /// <summary><c>FILE_DEVICE_NVDIMM</c>.</summary>
    Nvdimm = 0x0000005A,

    /// <summary><c>FILE_DEVICE_HOLOGRAPHIC</c>.</summary>
    Holographic = 0x0000005B,

    /// <summary><c>FILE_DEVICE_SDFXHCI</c>.</summary>
    Sdfxhci = 0x0000005C,

    /// <summary><c>FILE_DEVICE_UCMUCSI</c>.</summary>
    Ucmucsi = 0x0000005D,

    /// <summary><c>FILE_DEVICE_PRM</c>.</summary>
    Prm = 0x0000005E,

    /// <summary><c>FILE_DEVICE_EVENT_COLLECTOR</c>.</summary>
    EventCollector = 0x0000005F,

    /// <summary><c>FILE_DEVICE_USB4</c>.</summary>
    Usb4 = 0x00000060,

    /// <summary><c>FILE_DEVICE_SOUNDWIRE</c>.</summary>
    Soundwire = 0x00000061,
}
