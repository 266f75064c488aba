#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Device types.</content>
public static partial class WdmH
{
    /// <inheritdoc cref="DeviceType.Beep"/>
    public const uint FILE_DEVICE_BEEP = (uint)DeviceType.Beep;

    /// <inheritdoc cref="DeviceType.CdRom"/>
    public const uint FILE_DEVICE_CD_ROM = (uint)DeviceType.CdRom;

    /// <inheritdoc cref="DeviceType.CdRomFileSystem"/>
    public const uint FILE_DEVICE_CD_ROM_FILE_SYSTEM = (uint)DeviceType.CdRomFileSystem;

    /// <inheritdoc cref="DeviceType.Controller"/>
    public const uint FILE_DEVICE_CONTROLLER = (uint)DeviceType.Controller;

    /// <inheritdoc cref="DeviceType.Datalink"/>
    public const uint FILE_DEVICE_DATALINK = (uint)DeviceType.Datalink;

    /// <inheritdoc cref="DeviceType.Dfs"/>
    public const uint FILE_DEVICE_DFS = (uint)DeviceType.Dfs;

    /// <inheritdoc cref="DeviceType.Disk"/>
    public const uint FILE_DEVICE_DISK = (uint)DeviceType.Disk;

    /// <inheritdoc cref="DeviceType.DiskFileSystem"/>
    public const uint FILE_DEVICE_DISK_FILE_SYSTEM = (uint)DeviceType.DiskFileSystem;

    /// <inheritdoc cref="DeviceType.FileSystem"/>
    public const uint FILE_DEVICE_FILE_SYSTEM = (uint)DeviceType.FileSystem;

    /// <inheritdoc cref="DeviceType.InportPort"/>
    public const uint FILE_DEVICE_INPORT_PORT = (uint)DeviceType.InportPort;

    /// <inheritdoc cref="DeviceType.Keyboard"/>
    public const uint FILE_DEVICE_KEYBOARD = (uint)DeviceType.Keyboard;

    /// <inheritdoc cref="DeviceType.Mailslot"/>
    public const uint FILE_DEVICE_MAILSLOT = (uint)DeviceType.Mailslot;

    /// <inheritdoc cref="DeviceType.MidiIn"/>
    public const uint FILE_DEVICE_MIDI_IN = (uint)DeviceType.MidiIn;

    /// <inheritdoc cref="DeviceType.MidiOut"/>
    public const uint FILE_DEVICE_MIDI_OUT = (uint)DeviceType.MidiOut;

    /// <inheritdoc cref="DeviceType.Mouse"/>
    public const uint FILE_DEVICE_MOUSE = (uint)DeviceType.Mouse;

    /// <inheritdoc cref="DeviceType.MultiUncProvider"/>
    public const uint FILE_DEVICE_MULTI_UNC_PROVIDER = (uint)DeviceType.MultiUncProvider;

    /// <inheritdoc cref="DeviceType.NamedPipe"/>
    public const uint FILE_DEVICE_NAMED_PIPE = (uint)DeviceType.NamedPipe;

    /// <inheritdoc cref="DeviceType.Network"/>
    public const uint FILE_DEVICE_NETWORK = (uint)DeviceType.Network;

    /// <inheritdoc cref="DeviceType.NetworkBrowser"/>
    public const uint FILE_DEVICE_NETWORK_BROWSER = (uint)DeviceType.NetworkBrowser;

    /// <inheritdoc cref="DeviceType.NetworkFileSystem"/>
    public const uint FILE_DEVICE_NETWORK_FILE_SYSTEM = (uint)DeviceType.NetworkFileSystem;

    /// <inheritdoc cref="DeviceType.Null"/>
    public const uint FILE_DEVICE_NULL = (uint)DeviceType.Null;

    /// <inheritdoc cref="DeviceType.ParallelPort"/>
    public const uint FILE_DEVICE_PARALLEL_PORT = (uint)DeviceType.ParallelPort;

    /// <inheritdoc cref="DeviceType.PhysicalNetcard"/>
    public const uint FILE_DEVICE_PHYSICAL_NETCARD = (uint)DeviceType.PhysicalNetcard;

    /// <inheritdoc cref="DeviceType.Printer"/>
    public const uint FILE_DEVICE_PRINTER = (uint)DeviceType.Printer;

    /// <inheritdoc cref="DeviceType.Scanner"/>
    public const uint FILE_DEVICE_SCANNER = (uint)DeviceType.Scanner;

    /// <inheritdoc cref="DeviceType.SerialMousePort"/>
    public const uint FILE_DEVICE_SERIAL_MOUSE_PORT = (uint)DeviceType.SerialMousePort;

    /// <inheritdoc cref="DeviceType.SerialPort"/>
    public const uint FILE_DEVICE_SERIAL_PORT = (uint)DeviceType.SerialPort;

    /// <inheritdoc cref="DeviceType.Screen"/>
    public const uint FILE_DEVICE_SCREEN = (uint)DeviceType.Screen;

    /// <inheritdoc cref="DeviceType.Sound"/>
    public const uint FILE_DEVICE_SOUND = (uint)DeviceType.Sound;

    /// <inheritdoc cref="DeviceType.Streams"/>
    public const uint FILE_DEVICE_STREAMS = (uint)DeviceType.Streams;

    /// <inheritdoc cref="DeviceType.Tape"/>
    public const uint FILE_DEVICE_TAPE = (uint)DeviceType.Tape;

    /// <inheritdoc cref="DeviceType.TapeFileSystem"/>
    public const uint FILE_DEVICE_TAPE_FILE_SYSTEM = (uint)DeviceType.TapeFileSystem;

    /// <inheritdoc cref="DeviceType.Transport"/>
    public const uint FILE_DEVICE_TRANSPORT = (uint)DeviceType.Transport;

    /// <inheritdoc cref="DeviceType.Unknown"/>
    public const uint FILE_DEVICE_UNKNOWN = (uint)DeviceType.Unknown;

    /// <inheritdoc cref="DeviceType.Video"/>
    public const uint FILE_DEVICE_VIDEO = (uint)DeviceType.Video;

    /// <inheritdoc cref="DeviceType.VirtualDisk"/>
    public const uint FILE_DEVICE_VIRTUAL_DISK = (uint)DeviceType.VirtualDisk;

    /// <inheritdoc cref="DeviceType.WaveIn"/>
    public const uint FILE_DEVICE_WAVE_IN = (uint)DeviceType.WaveIn;

    /// <inheritdoc cref="DeviceType.WaveOut"/>
    public const uint FILE_DEVICE_WAVE_OUT = (uint)DeviceType.WaveOut;

    /// <inheritdoc cref="DeviceType.Port8042"/>
    public const uint FILE_DEVICE_8042_PORT = (uint)DeviceType.Port8042;

    /// <inheritdoc cref="DeviceType.NetworkRedirector"/>
    public const uint FILE_DEVICE_NETWORK_REDIRECTOR = (uint)DeviceType.NetworkRedirector;

    /// <inheritdoc cref="DeviceType.Battery"/>
    public const uint FILE_DEVICE_BATTERY = (uint)DeviceType.Battery;

    /// <inheritdoc cref="DeviceType.BusExtender"/>
    public const uint FILE_DEVICE_BUS_EXTENDER = (uint)DeviceType.BusExtender;

    /// <inheritdoc cref="DeviceType.Modem"/>
    public const uint FILE_DEVICE_MODEM = (uint)DeviceType.Modem;

    /// <inheritdoc cref="DeviceType.Vdm"/>
    public const uint FILE_DEVICE_VDM = (uint)DeviceType.Vdm;

    /// <inheritdoc cref="DeviceType.MassStorage"/>
    public const uint FILE_DEVICE_MASS_STORAGE = (uint)DeviceType.MassStorage;

    /// <inheritdoc cref="DeviceType.Smb"/>
    public const uint FILE_DEVICE_SMB = (uint)DeviceType.Smb;

    /// <inheritdoc cref="DeviceType.Ks"/>
    public const uint FILE_DEVICE_KS = (uint)DeviceType.Ks;

    /// <inheritdoc cref="DeviceType.Changer"/>
    public const uint FILE_DEVICE_CHANGER = (uint)DeviceType.Changer;

    /// <inheritdoc cref="DeviceType.Smartcard"/>
    public const uint FILE_DEVICE_SMARTCARD = (uint)DeviceType.Smartcard;

    /// <inheritdoc cref="DeviceType.Acpi"/>
    public const uint FILE_DEVICE_ACPI = (uint)DeviceType.Acpi;

    /// <inheritdoc cref="DeviceType.Dvd"/>
    public const uint FILE_DEVICE_DVD = (uint)DeviceType.Dvd;

    /// <inheritdoc cref="DeviceType.FullscreenVideo"/>
    public const uint FILE_DEVICE_FULLSCREEN_VIDEO = (uint)DeviceType.FullscreenVideo;

    /// <inheritdoc cref="DeviceType.DfsFileSystem"/>
    public const uint FILE_DEVICE_DFS_FILE_SYSTEM = (uint)DeviceType.DfsFileSystem;

    /// <inheritdoc cref="DeviceType.DfsVolume"/>
    public const uint FILE_DEVICE_DFS_VOLUME = (uint)DeviceType.DfsVolume;

    /// <inheritdoc cref="DeviceType.Serenum"/>
    public const uint FILE_DEVICE_SERENUM = (uint)DeviceType.Serenum;

    /// <inheritdoc cref="DeviceType.Termsrv"/>
    public const uint FILE_DEVICE_TERMSRV = (uint)DeviceType.Termsrv;

    /// <inheritdoc cref="DeviceType.Ksec"/>
    public const uint FILE_DEVICE_KSEC = (uint)DeviceType.Ksec;

    /// <inheritdoc cref="DeviceType.Fips"/>
    public const uint FILE_DEVICE_FIPS = (uint)DeviceType.Fips;

    /// <inheritdoc cref="DeviceType.Infiniband"/>
    public const uint FILE_DEVICE_INFINIBAND = (uint)DeviceType.Infiniband;

    /// <inheritdoc cref="DeviceType.Vmbus"/>
    public const uint FILE_DEVICE_VMBUS = (uint)DeviceType.Vmbus;

    /// <inheritdoc cref="DeviceType.CryptProvider"/>
    public const uint FILE_DEVICE_CRYPT_PROVIDER = (uint)DeviceType.CryptProvider;

    /// <inheritdoc cref="DeviceType.Wpd"/>
    public const uint FILE_DEVICE_WPD = (uint)DeviceType.Wpd;

    /// <inheritdoc cref="DeviceType.Bluetooth"/>
    public const uint FILE_DEVICE_BLUETOOTH = (uint)DeviceType.Bluetooth;

    /// <inheritdoc cref="DeviceType.MtComposite"/>
    public const uint FILE_DEVICE_MT_COMPOSITE = (uint)DeviceType.MtComposite;

    /// <inheritdoc cref="DeviceType.MtTransport"/>
    public const uint FILE_DEVICE_MT_TRANSPORT = (uint)DeviceType.MtTransport;

    /// <inheritdoc cref="DeviceType.Biometric"/>
    public const uint FILE_DEVICE_BIOMETRIC = (uint)DeviceType.Biometric;

    /// <inheritdoc cref="DeviceType.Pmi"/>
    public const uint FILE_DEVICE_PMI = (uint)DeviceType.Pmi;

    /// <inheritdoc cref="DeviceType.Ehstor"/>
    public const uint FILE_DEVICE_EHSTOR = (uint)DeviceType.Ehstor;

    /// <inheritdoc cref="DeviceType.Devapi"/>
    public const uint FILE_DEVICE_DEVAPI = (uint)DeviceType.Devapi;

    /// <inheritdoc cref="DeviceType.Gpio"/>
    public const uint FILE_DEVICE_GPIO = (uint)DeviceType.Gpio;

    /// <inheritdoc cref="DeviceType.Usbex"/>
    public const uint FILE_DEVICE_USBEX = (uint)DeviceType.Usbex;

    /// <inheritdoc cref="DeviceType.Console"/>
    public const uint FILE_DEVICE_CONSOLE = (uint)DeviceType.Console;

    /// <inheritdoc cref="DeviceType.Nfp"/>
    public const uint FILE_DEVICE_NFP = (uint)DeviceType.Nfp;

    /// <inheritdoc cref="DeviceType.Sysenv"/>
    public const uint FILE_DEVICE_SYSENV = (uint)DeviceType.Sysenv;

    /// <inheritdoc cref="DeviceType.VirtualBlock"/>
    public const uint FILE_DEVICE_VIRTUAL_BLOCK = (uint)DeviceType.VirtualBlock;

    /// <inheritdoc cref="DeviceType.PointOfService"/>
    public const uint FILE_DEVICE_POINT_OF_SERVICE = (uint)DeviceType.PointOfService;

    /// <inheritdoc cref="DeviceType.StorageReplication"/>
    public const uint FILE_DEVICE_STORAGE_REPLICATION = (uint)DeviceType.StorageReplication;

    /// <inheritdoc cref="DeviceType.TrustEnv"/>
    public const uint FILE_DEVICE_TRUST_ENV = (uint)DeviceType.TrustEnv;

    /// <inheritdoc cref="DeviceType.Ucm"/>
    public const uint FILE_DEVICE_UCM = (uint)DeviceType.Ucm;

    /// <inheritdoc cref="DeviceType.Ucmtcpci"/>
    public const uint FILE_DEVICE_UCMTCPCI = (uint)DeviceType.Ucmtcpci;

    /// <inheritdoc cref="DeviceType.PersistentMemory"/>
    public const uint FILE_DEVICE_PERSISTENT_MEMORY = (uint)DeviceType.PersistentMemory;

    /// <inheritdoc cref="DeviceType.Nvdimm"/>
    public const uint FILE_DEVICE_NVDIMM = (uint)DeviceType.Nvdimm;

    /// <inheritdoc cref="DeviceType.Holographic"/>
    public const uint FILE_DEVICE_HOLOGRAPHIC = (uint)DeviceType.Holographic;

    /// <inheritdoc cref="DeviceType.Sdfxhci"/>
    public const uint FILE_DEVICE_SDFXHCI = (uint)DeviceType.Sdfxhci;

    /// <inheritdoc cref="DeviceType.Ucmucsi"/>
    public const uint FILE_DEVICE_UCMUCSI = (uint)DeviceType.Ucmucsi;

    /// <inheritdoc cref="DeviceType.Prm"/>
    public const uint FILE_DEVICE_PRM = (uint)DeviceType.Prm;

    /// <inheritdoc cref="DeviceType.EventCollector"/>
    public const uint FILE_DEVICE_EVENT_COLLECTOR = (uint)DeviceType.EventCollector;

    /// <inheritdoc cref="DeviceType.Usb4"/>
    public const uint FILE_DEVICE_USB4 = (uint)DeviceType.Usb4;

    /// <inheritdoc cref="DeviceType.Soundwire"/>
    public const uint FILE_DEVICE_SOUNDWIRE = (uint)DeviceType.Soundwire;
}
