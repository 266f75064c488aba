namespace Wdf.IoTargets;

/// <summary>Format of an internal device control with three arguments: nothing is captured and nothing copied.</summary>
internal sealed class OthersFormatContext : OwnFormatContext
{
    private readonly WdfMemory?[] _memories = new WdfMemory?[3];

    public void Store(in RequestBuffer first, in RequestBuffer second, in RequestBuffer fourth)
    {
        Keep(0, first.Memory);
        Keep(1, second.Memory);
        Keep(2, fourth.Memory);
    }

    protected override void LetGo(WdfRequest request)
    {
        for (var i = 0; i < _memories.Length; i++)
        {
            _memories[i]?.DropFormatReference();
            _memories[i] = null;
        }
    }

    private void Keep(int index, WdfMemory? memory)
    {
        memory?.AddFormatReference();
        _memories[index] = memory;
    }
}
