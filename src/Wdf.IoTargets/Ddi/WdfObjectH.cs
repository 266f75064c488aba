#nullable disable

using System.Runtime.CompilerServices;

namespace Wdf.IoTargets.Ddi;

/// <summary>The functions of <c>wdfobject.h</c>.</summary>
public static partial class WdfObjectH
{
    /// <inheritdoc cref="WdfObject.Create"/>
    public static NtStatus WdfObjectCreate(in WdfObjectAttributes? Attributes, out WdfObject Object) =>
        WdfObject.Create(Handles.Driver(Attributes, nameof(WdfObjectCreate)), Attributes, out Object);

    /// <summary>Refused: the object must be asked for.</summary>
    /// <inheritdoc cref="WdfObject.Create"/>
    public static NtStatus WdfObjectCreate(in WdfObjectAttributes? Attributes, NullPointer Object) =>
        Handles.Missing(null, nameof(WdfObjectCreate), nameof(Object));

    /// <inheritdoc cref="WdfObject.Delete"/>
    public static void WdfObjectDelete(WdfObject Object) =>
        Handles.Require(Object, nameof(WdfObjectDelete), nameof(Object)).Delete();

    /// <summary>Asks an object for an interface of the framework's own. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="Object">The object.</param>
    /// <param name="Guid">The interface.</param>
    /// <param name="QueryBufferLength">Length of the buffer in bytes.</param>
    /// <param name="QueryBuffer">The buffer.</param>
    /// <returns>STATUS_NOT_FOUND: no object has one that drivers know.</returns>
    public static NtStatus WdfObjectQuery(WdfObject Object, in Guid? Guid, uint QueryBufferLength, Memory<byte> QueryBuffer)
    {
        Handles.Enter(Object, DdiName.WdfObjectQuery, nameof(Object));
        Handles.RequirePointer(Guid is null, Object, nameof(WdfObjectQuery), nameof(Guid));
        Handles.RequirePointer(QueryBuffer.Equals(default), Object, nameof(WdfObjectQuery), nameof(QueryBuffer));
        return NtStatus.NotFound;
    }

    /// <inheritdoc cref="WdfObject.Reference"/>
    /// <param name="Handle">The object; NULL is bug check 0x10D code 4.</param>
    /// <param name="Line">The caller's line, as C's macro gives it.</param>
    /// <param name="File">The caller's source file.</param>
    public static void WdfObjectReference(WdfObject Handle, [CallerLineNumber] int Line = 0, [CallerFilePath] string File = null) =>
        Handles.RequireObject(Handle, nameof(WdfObjectReference)).Reference(null, File, Line);

    /// <inheritdoc cref="WdfObject.Reference"/>
    /// <param name="Handle">The object; NULL is bug check 0x10D code 4.</param>
    /// <param name="Tag">What the reference is for.</param>
    /// <param name="Line">The caller's line, as C's macro gives it.</param>
    /// <param name="File">The caller's source file.</param>
    public static void WdfObjectReferenceWithTag(WdfObject Handle, object Tag, [CallerLineNumber] int Line = 0, [CallerFilePath] string File = null) =>
        Handles.RequireObject(Handle, nameof(WdfObjectReferenceWithTag)).Reference(Tag, File, Line);

    /// <inheritdoc cref="WdfObject.Reference"/>
    /// <param name="Handle">The object; NULL is bug check 0x10D code 4.</param>
    /// <param name="Tag">What the reference is for.</param>
    /// <param name="Line">For debuggers.</param>
    /// <param name="File">For debuggers.</param>
    public static void WdfObjectReferenceActual(WdfObject Handle, object Tag, int Line, string File) =>
        Handles.RequireObject(Handle, nameof(WdfObjectReferenceActual)).Reference(Tag, File, Line);

    /// <inheritdoc cref="WdfObject.Dereference"/>
    /// <param name="Handle">The object; NULL is bug check 0x10D code 4.</param>
    public static void WdfObjectDereference(WdfObject Handle) =>
        Handles.RequireObject(Handle, nameof(WdfObjectDereference)).Dereference();

    /// <inheritdoc cref="WdfObject.Dereference"/>
    /// <param name="Handle">The object; NULL is bug check 0x10D code 4.</param>
    /// <param name="Tag">What the reference is for.</param>
    public static void WdfObjectDereferenceWithTag(WdfObject Handle, object Tag) =>
        Handles.RequireObject(Handle, nameof(WdfObjectDereferenceWithTag)).Dereference(Tag);

    /// <inheritdoc cref="WdfObject.Dereference"/>
    /// <param name="Handle">The object; NULL is bug check 0x10D code 4.</param>
    /// <param name="Tag">What the reference is for.</param>
    /// <param name="Line">For debuggers.</param>
    /// <param name="File">For debuggers.</param>
    public static void WdfObjectDereferenceActual(WdfObject Handle, object Tag, int Line, string File) =>
        Handles.RequireObject(Handle, nameof(WdfObjectDereferenceActual)).Dereference(Tag);

    /// <summary>
    /// Stands for C's cast between handle types, such as <c>(WDFREQUEST)handle</c>; casting to WDFOBJECT needs none. C casts
    /// blindly, and the DDI that is given the handle finds the wrong kind; here the cast itself does.
    /// </summary>
    /// <typeparam name="T">The kind of handle.</typeparam>
    /// <param name="Handle">The handle; NULL stays NULL.</param>
    /// <returns>The handle. When it is of another kind: bug check 0x10D code 5, with the handle as parameter 2.</returns>
    public static T WDFHANDLE_CAST<T>(WdfObject Handle)
        where T : WdfObject => Handles.Cast<T>(Handle);
}
