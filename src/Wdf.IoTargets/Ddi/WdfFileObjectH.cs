#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The functions of <c>wdffileobject.h</c>.</summary>
public static partial class WdfFileObjectH
{
    /// <inheritdoc cref="WdfFileObject.WdmFileObject"/>
    public static FileObject WdfFileObjectWdmGetFileObject(WdfFileObject FileObject) =>
        Handles.Enter(FileObject, DdiName.WdfFileObjectWdmGetFileObject, nameof(FileObject)).WdmFileObject;
}
