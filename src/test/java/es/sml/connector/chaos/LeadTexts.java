package es.sml.connector.chaos;

import java.util.List;

/** Messages with leads of each kind, each with its own phone. */
final class LeadTexts {
  /** A mark for messages that a crash point is meant for. */
  static final String POISON = "VENENO";

  private LeadTexts() {}

  static String json(String phone) {
    return json(phone, "c" + phone + "@correo.example");
  }

  /** A customer whom SML finds only by the reference and the phone. */
  static String jsonWithoutEmail(String phone) {
    return """
        {"vehicle":{"brand_model":"Seat Ibiza","price":"9900"},"client":{"name":"Cliente %s","phone":"%s"}}"""
        .formatted(phone, phone);
  }

  /** A lead that SML rejects for its e-mail address. */
  static String refused(String phone) {
    return json(phone, "esto no es un correo");
  }

  static String unreadable(String phone) {
    return "\u0001\u0002 nichts " + phone;
  }

  /** A lead as large as a mail with a photo. */
  static String unreadablePhoto(String phone) {
    return unreadable(phone) + "\u0001 ".repeat(150_000);
  }

  static String poison(String phone) {
    return json(phone).replace("Ibiza", POISON);
  }

  /** A lead as Meta keeps it. */
  static String meta(String phone) {
    return """
        {"field_data":[{"name":"full_name","values":["Cliente %s"]},
         {"name":"phone_number","values":["%s"]},{"name":"coche","values":["Seat Ibiza"]}]}"""
        .formatted(phone, phone);
  }

  /** A lead as LinkedIn keeps it. */
  static String linkedIn(String phone) {
    return """
        {"formResponse":{"answers":[
          {"answerDetails":{"textQuestionAnswer":{"answer":"Cliente %s"}},"questionId":1},
          {"answerDetails":{"textQuestionAnswer":{"answer":"%s"}},"questionId":2},
          {"answerDetails":{"textQuestionAnswer":{"answer":"Seat Ibiza"}},"questionId":3}]},
         "form":{"content":{"questions":[
          {"questionId":1,"predefinedField":"FIRST_NAME"},
          {"questionId":2,"predefinedField":"PHONE_NUMBER"},
          {"questionId":3,"question":{"localized":{"es_ES":"¿Qué coche?"}}}]}}}"""
        .formatted(phone, phone);
  }

  static String csv(List<String> phones) {
    StringBuilder csv = new StringBuilder("Nombre;Teléfono;Email;Marca;Modelo\n");
    for (String phone : phones) {
      csv.append("Cliente %s;%s;c%s@correo.example;Kia;Ceed%n".formatted(phone, phone, phone));
    }
    return csv.toString();
  }

  static String mail(String phone, String messageId) {
    return mail(phone, messageId, "");
  }

  static String automaticReply(String phone, String messageId) {
    return mail(phone, messageId, "Auto-Submitted: auto-replied\r\n");
  }

  private static String mail(String phone, String messageId, String headers) {
    return """
        From: Web Autos Norte <web@autos-norte.example>
        To: norte@mail.example
        Subject: Solicitud de información
        Date: Tue, 24 Nov 2026 09:01:00 +0100
        Message-ID: <%s@portal.example>
        MIME-Version: 1.0
        %sContent-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        Nueva solicitud desde la web.

        Nombre: Cliente %s
        Teléfono: %s
        Email: c%s@correo.example
        Vehículo: Toyota Corolla 1.8 Hybrid
        """
        .replace("%sContent", headers + "Content")
        .formatted(messageId, phone, phone, phone)
        .replace("\r\n", "\n")
        .replace("\n", "\r\n");
  }

  private static String json(String phone, String email) {
    return """
        {"vehicle":{"brand_model":"Seat Ibiza","price":"9900"},\
        "client":{"name":"Cliente %s","phone":"%s","email":"%s"},\
        "note":[{"content":"¿Sigue disponible?"}]}"""
        .formatted(phone, phone, email);
  }
}
