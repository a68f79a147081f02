using System.Collections.Concurrent;

namespace MyApp.Todos;

/// <summary>The todos, in memory. An instance of a service lives for one call; what is to last lies in a singleton such as this.</summary>
public sealed class TodoStore
{
    private readonly ConcurrentDictionary<int, Todo> _todos = new();
    private int _lastId;

    /// <summary>Adds a todo.</summary>
    public Todo Add(string title)
    {
        var todo = new Todo(Interlocked.Increment(ref _lastId), title, Done: false);
        _todos[todo.Id] = todo;
        return todo;
    }

    /// <summary>All todos, the oldest first.</summary>
    public IEnumerable<Todo> All() => _todos.Values.OrderBy(todo => todo.Id);

    /// <summary>The todo of a number, if there is one.</summary>
    public Todo? Find(int id) => _todos.GetValueOrDefault(id);

    /// <summary>Says that a todo is done.</summary>
    public Todo? Complete(int id)
    {
        while (_todos.TryGetValue(id, out var todo))
        {
            var done = todo with { Done = true };
            if (_todos.TryUpdate(id, done, todo))
            {
                return done;
            }
        }
        return null;
    }
}
