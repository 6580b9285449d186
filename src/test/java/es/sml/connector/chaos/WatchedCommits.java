package es.sml.connector.chaos;

import es.sml.connector.chaos.CrashPoint.When;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.BiConsumer;

/** Reports each commit of a JMS session, with the name of the committing thread. */
final class WatchedCommits {
  private final BiConsumer<When, String> watcher;

  WatchedCommits(BiConsumer<When, String> watcher) {
    this.watcher = watcher;
  }

  /** Returns the same connections, with reports. */
  ConnectionFactory watch(ConnectionFactory factory) {
    return proxy(
        ConnectionFactory.class,
        (self, method, arguments) -> {
          Object made = call(factory, method, arguments);
          return made instanceof Connection connection ? watch(connection) : made;
        });
  }

  private Connection watch(Connection connection) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          Object made = call(connection, method, arguments);
          return made instanceof Session session ? watch(session) : made;
        });
  }

  private Session watch(Session session) {
    return proxy(
        Session.class,
        (self, method, arguments) -> {
          if (!method.getName().equals("commit")) {
            return call(session, method, arguments);
          }
          String thread = Thread.currentThread().getName();
          watcher.accept(When.BEFORE, thread);
          call(session, method, arguments);
          watcher.accept(When.AFTER, thread);
          return null;
        });
  }

  private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  // Uses its own identity: transactions are bound to the factory, which must equal no other.
  private static <T> T proxy(Class<T> type, InvocationHandler calls) {
    InvocationHandler handler =
        (self, method, arguments) ->
            switch (method.getName()) {
              case "equals" -> self == arguments[0];
              case "hashCode" -> System.identityHashCode(self);
              default -> calls.invoke(self, method, arguments);
            };
    return type.cast(
        Proxy.newProxyInstance(
            WatchedCommits.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
