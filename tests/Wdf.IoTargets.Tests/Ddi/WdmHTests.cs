namespace Wdf.IoTargets.Tests.Ddi;

public class WdmHTests
{
    private const uint IoctlEcho = (FILE_DEVICE_UNKNOWN << 16) | (FILE_ANY_ACCESS << 14) | (0x800 << 2) | METHOD_BUFFERED;

    [Fact]
    public void CTL_CODE_gives_what_its_written_out_expression_gives()
    {
        CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS).Should().Be(IoctlEcho).And.Be(0x222000);
        DEVICE_TYPE_FROM_CTL_CODE(IoctlEcho).Should().Be(FILE_DEVICE_UNKNOWN);
        METHOD_FROM_CTL_CODE(IoctlEcho | METHOD_NEITHER).Should().Be(METHOD_NEITHER);
    }

    [Fact]
    public void Codes_and_statuses_can_be_case_labels()
    {
        static NTSTATUS Answer(ULONG code) => code switch
        {
            IoctlEcho => STATUS_SUCCESS,
            _ => STATUS_INVALID_DEVICE_REQUEST,
        };

        NT_SUCCESS(Answer(IoctlEcho)).Should().BeTrue();
        NT_ERROR(Answer(0)).Should().BeTrue();
    }
}
