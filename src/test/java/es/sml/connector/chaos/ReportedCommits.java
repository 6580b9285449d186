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
final class ReportedCommits {
  private final BiConsumer<When, String> listener;

  ReportedCommits(BiConsumer<When, String> listener) {
    this.listener = listener;
  }

  /** Returns the same connections, with reports. */
  ConnectionFactory wrap(ConnectionFactory factory) {
    return proxy(
        ConnectionFactory.class,
        (self, method, arguments) -> {
          Object made = call(factory, method, arguments);
          return made instanceof Connection connection ? wrap(connection) : made;
        });
  }

  private Connection wrap(Connection connection) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          Object made = call(connection, method, arguments);
          return made instanceof Session session ? wrap(session) : made;
        });
  }

  private Session wrap(Session session) {
    return proxy(
        Session.class,
        (self, method, arguments) -> {
          if (!method.getName().equals("commit")) {
            return call(session, method, arguments);
          }
          String thread = Thread.currentThread().getName();
          listener.accept(When.BEFORE, thread);
          call(session, method, arguments);
          listener.accept(When.AFTER, thread);
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
            ReportedCommits.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
