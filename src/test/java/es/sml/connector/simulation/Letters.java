package es.sml.connector.simulation;

import jakarta.jms.TextMessage;
import java.lang.reflect.Proxy;
import java.util.Collections;

/** JMS messages as they come off a dealer's queue. */
final class Letters {
  private Letters() {}

  /**
   * One of a program that knows nothing of the connector.
   *
   * @param again whether the broker offered it before
   */
  static TextMessage ofAStranger(String id, String text, boolean again) {
    return (TextMessage)
        Proxy.newProxyInstance(
            Letters.class.getClassLoader(),
            new Class<?>[] {TextMessage.class},
            (message, method, arguments) ->
                switch (method.getName()) {
                  case "getText" -> text;
                  case "getJMSMessageID" -> id;
                  case "getJMSRedelivered" -> again;
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
