#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The functions of <c>wdfcollection.h</c>: collections.</summary>
public static class WdfCollectionH
{
    /// <inheritdoc cref="WdfCollection.Create"/>
    /// <param name="CollectionAttributes">Parent, callbacks and context; NULL for the defaults.</param>
    /// <param name="Collection">The collection.</param>
    public static NtStatus WdfCollectionCreate(in WdfObjectAttributes? CollectionAttributes, out WdfCollection Collection) =>
        WdfCollection.Create(Handles.Driver(CollectionAttributes, nameof(WdfCollectionCreate)), CollectionAttributes, out Collection);

    /// <summary>Refused: the collection must be asked for.</summary>
    /// <inheritdoc cref="WdfCollection.Create"/>
    public static NtStatus WdfCollectionCreate(in WdfObjectAttributes? CollectionAttributes, NullPointer Collection) =>
        Handles.Missing(null, nameof(WdfCollectionCreate), nameof(Collection));

    /// <inheritdoc cref="WdfCollection.Count"/>
    /// <param name="Collection">The collection.</param>
    public static uint WdfCollectionGetCount(WdfCollection Collection) => (uint)Handles.Enter(Collection, DdiName.WdfCollectionGetCount, nameof(Collection)).Count;

    /// <inheritdoc cref="WdfCollection.Add"/>
    /// <param name="Collection">The collection.</param>
    /// <param name="Object">The object; an embedded memory handle stands for its request.</param>
    public static NtStatus WdfCollectionAdd(WdfCollection Collection, WdfObject Object) =>
        Handles.Require(Collection, nameof(WdfCollectionAdd), nameof(Collection)).Add(Handles.Require(Object, nameof(WdfCollectionAdd), nameof(Object)));

    /// <inheritdoc cref="WdfCollection.Remove"/>
    /// <param name="Collection">The collection.</param>
    /// <param name="Item">The object.</param>
    public static void WdfCollectionRemove(WdfCollection Collection, WdfObject Item) =>
        Handles.Require(Collection, nameof(WdfCollectionRemove), nameof(Collection)).Remove(Handles.Require(Item, nameof(WdfCollectionRemove), nameof(Item)));

    /// <inheritdoc cref="WdfCollection.RemoveAt"/>
    /// <param name="Collection">The collection.</param>
    /// <param name="Index">From 0.</param>
    public static void WdfCollectionRemoveItem(WdfCollection Collection, uint Index) =>
        Handles.Require(Collection, nameof(WdfCollectionRemoveItem), nameof(Collection)).RemoveAt(Index);

    /// <inheritdoc cref="WdfCollection.GetItem"/>
    /// <param name="Collection">The collection.</param>
    /// <param name="Index">From 0.</param>
    public static WdfObject WdfCollectionGetItem(WdfCollection Collection, uint Index) =>
        Handles.Require(Collection, nameof(WdfCollectionGetItem), nameof(Collection)).GetItem(Index);

    /// <inheritdoc cref="WdfCollection.FirstItem"/>
    /// <param name="Collection">The collection.</param>
    public static WdfObject WdfCollectionGetFirstItem(WdfCollection Collection) => Handles.Require(Collection, nameof(WdfCollectionGetFirstItem), nameof(Collection)).FirstItem;

    /// <inheritdoc cref="WdfCollection.LastItem"/>
    /// <param name="Collection">The collection.</param>
    public static WdfObject WdfCollectionGetLastItem(WdfCollection Collection) => Handles.Enter(Collection, DdiName.WdfCollectionGetLastItem, nameof(Collection)).LastItem;
}
