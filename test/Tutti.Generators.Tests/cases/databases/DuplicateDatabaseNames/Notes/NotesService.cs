using Tutti;

namespace MyApp.Notes;

[Service("notes")]
public sealed class NotesService;

[SqlDatabase("todos")]
public sealed class NotesDb : SqlDatabase;
