package es.sml.connector.simulation;

import jakarta.jms.TextMessage;
import java.lang.reflect.Proxy;
import java.util.Collections;

/** JMS messages as a dealer's queue delivers them. */
final class SimulatedMessages {
  private SimulatedMessages() {}

  /**
   * Returns a message of a simple program.
   *
   * @param redelivered true if the broker delivered it before
   */
  static TextMessage ofAStranger(String id, String text, boolean redelivered) {
    return (TextMessage)
        Proxy.newProxyInstance(
            SimulatedMessages.class.getClassLoader(),
            new Class<?>[] {TextMessage.class},
            (message, method, arguments) ->
                switch (method.getName()) {
                  case "getText" -> text;
                  case "getJMSMessageID" -> id;
                  case "getJMSRedelivered" -> redelivered;
                  case "getPropertyNames" -> Collections.emptyEnumeration();
                  default -> nothing(method.getReturnType());
                });
  }

  private static Object nothing(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    return type == long.class ? (Object) 0L : type == int.class ? 0 : null;
  }
}
