package es.sml.connector.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;

/** The error answers of Django REST Framework, of Django itself and of the proxy before it. */
final class Answers {

  private Answers() {}

  static Answer detail(int status, String message) {
    return Answer.json(status, Json.buffer(Json.MAPPER.createObjectNode().put("detail", message)));
  }

  /** A 400 whose one field has one message. */
  static Answer fieldError(String field, String message) {
    ObjectNode errors = Json.MAPPER.createObjectNode();
    errors.putArray(field).add(message);
    return Answer.json(400, Json.buffer(errors));
  }

  static Answer notFound() {
    return detail(404, "No encontrado.");
  }

  static Answer methodNotAllowed(String method, String allowed) {
    return detail(405, "Método \"" + method + "\" no permitido.").withHeader("Allow", allowed);
  }

  static Answer unauthorized(AuthorizationScheme scheme, String message) {
    return detail(401, message).withHeader("WWW-Authenticate", scheme.challenge());
  }

  /** The page a reverse proxy sends in place of an answer of SML. */
  static Answer proxyPage(int status, String reason) {
    String title = status + " " + reason;
    return html(
        status,
        "<html>\r\n<head><title>"
            + title
            + "</title></head>\r\n<body>\r\n<center><h1>"
            + title
            + "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n");
  }

  /** The answer SML, or the proxy before it, most likely gives with the status. */
  static Answer error(int status, AuthorizationScheme scheme) {
    return switch (status) {
      case 401 -> unauthorized(scheme, "Token inválido.");
      case 429 -> detail(429, "Solicitud fue regulada (throttled).");
      case 500 -> serverError();
      case 502 -> proxyPage(502, "Bad Gateway");
      case 503 -> proxyPage(503, "Service Temporarily Unavailable");
      case 504 -> proxyPage(504, "Gateway Time-out");
      default -> detail(status, "Fallo provocado por el entorno de prueba.");
    };
  }

  /** What Django answers when no path fits, before any view is asked. */
  static Answer noSuchPath() {
    return html(
        404,
        """

        <!doctype html>
        <html lang="en">
        <head>
          <title>Not Found</title>
        </head>
        <body>
          <h1>Not Found</h1><p>The requested resource was not found on this server.</p>
        </body>
        </html>
        """);
  }

  /** What Django answers when a view broke. */
  static Answer serverError() {
    return html(
        500,
        """

        <!doctype html>
        <html lang="en">
        <head>
          <title>Server Error</title>
        </head>
        <body>
          <h1>Server Error (500)</h1><p></p>
        </body>
        </html>
        """);
  }

  private static Answer html(int status, String page) {
    return Answer.of(status, "text/html; charset=utf-8", Buffer.buffer(page));
  }
}
