package es.sml.connector.learn;

import java.nio.charset.StandardCharsets;

/** An invented sender of enquiries, with a layout of its own. */
enum Portal {
  /** Labels in a language that the connector does not know. */
  UNKNOWN_LABELS(
      "Ogloszenia <serwis@ogloszenia.example>",
      "Nowe zapytanie ze strony",
      "",
      """
      Masz nowe zapytanie.

      Kupiec: %1$s
      Zadzwon: %2$s
      Skrzynka: %3$s
      Ogloszenie: %4$s
      Slowa: %5$s

      To jest automatyczna wiadomosc serwisu.
      Ogloszenia sp. z o.o., tel. 22 123 45 67
      """),
  /** Each label stands above its value. */
  LABEL_ABOVE(
      "Bilbyt <post@bilbyt.example>",
      "Någon vill köpa din bil",
      "",
      """
      Hej!

      Spekulant
      %1$s

      Ring upp
      %2$s

      Skriv till
      %3$s

      Saken
      %4$s

      Hälsning
      %5$s

      Svara snabbt, så säljer du mer.
      """),
  /** Values without labels in a fixed order. */
  BARE_LINES(
      "Motor Plaza <avisos@motorplaza.example>",
      "Aviso de Motor Plaza",
      "",
      """
      Has recibido un aviso de un comprador en Motor Plaza

      %1$s
      %2$s
      %3$s
      %4$s

      %5$s

      Entra en tu panel profesional para gestionar este aviso
      © Motor Plaza, Calle Mayor 1, Madrid
      """),
  /** A sentence with the values; the address is that for replies. */
  SENTENCE(
      "Cochería <robot@cocheria.example>",
      "Pregunta de %1$s",
      "%1$s <%3$s>",
      """
      ¡Tienes una pregunta nueva!

      %1$s (%2$s) quiere saber más de tu %4$s publicado en Cochería.
      Esto es lo que nos cuenta:

      %5$s

      Contesta a esta persona cuanto antes. El equipo de Cochería
      """),
  /** A table in HTML with labels that the connector does not know. */
  HTML_TABLE(
      "Saltoki Auto <web@saltoki.example>",
      "Galdera berria",
      "",
      """
      <html><body><h2>Galdera berria webgunean</h2><table>
      <tr><td>Nork</td><td>%1$s</td></tr>
      <tr><td>Dei egiteko</td><td>%2$s</td></tr>
      <tr><td>Idazteko</td><td>%3$s</td></tr>
      <tr><td>Zer nahi du</td><td>%4$s</td></tr>
      <tr><td>Zer dio</td><td>%5$s</td></tr>
      </table><p>Mezu hau automatikoki bidali da.</p></body></html>
      """),
  /** Blocks in HTML, each with a label in an element of its own. */
  HTML_BLOCKS(
      "Vendo Auto <notifica@vendoauto.example>",
      "Vendo Auto: %4$s ha ricevuto una domanda",
      "",
      """
      <html><body><p>Ciao, qualcuno ti ha scritto.</p>
      <div><span><b>Chi scrive</b></span><br><span>%1$s</span></div>
      <div><span><b>Dove chiamare</b></span><br><span>%2$s</span></div>
      <div><span><b>Dove rispondere</b></span><br><span>%3$s</span></div>
      <div><span><b>Cosa chiede</b></span><br><span>%5$s</span></div>
      <p>Rispondi entro un giorno per non perdere la vendita.</p></body></html>
      """),
  /** A form that sends its mail from the visitor's own address. */
  FROM_VISITOR(
      null,
      "[Talleres Ribera] Consulta desde la ficha de %4$s",
      "",
      """
      Quién eres » %1$s
      A dónde llamamos » %2$s
      Qué nos cuentas » %5$s

      Formulario de talleresribera.example
      """),
  /** Lines that begin with constant words and have no mark. */
  CONSTANT_WORDS(
      "AutoMerkt <bot@automerkt.example>",
      "%4$s: Kundenpost über AutoMerkt",
      "Kunde <%3$s>",
      """
      Sehr geehrter Partner

      es schreibt Ihnen %1$s
      erreichbar unter %2$s
      wegen des Wagens %4$s

      Der Wortlaut:
      %5$s

      Bitte melden Sie sich zeitnah beim Absender.
      AutoMerkt GmbH, Telefon 030 1234567
      """),
  /** A sentence that ends with the message in quotation marks. */
  ONE_SENTENCE(
      "Rastro Motor <avisos@rastromotor.example>",
      "Rastro Motor: aviso %6$s",
      "",
      """
      Estimado profesional:

      El usuario %1$s (correo %3$s, móvil %2$s) ha escrito sobre tu anuncio "%4$s" (ref. %6$s):

      %5$s

      --------------------------------
      Rastro Motor S.L. - C/ Luna 3, 28004 Madrid - 91 123 45 67
      """),
  /** Sentences of English, one a line, and a block of facts. */
  ENGLISH(
      "MotorSquare Leads <leads@motorsquare.example>",
      "%1$s wants your %4$s",
      "%1$s <relay-%6$s@motorsquare.example>",
      """
      Good news!

      %1$s would like to hear more about your %4$s.
      Ring them on %2$s or write to %3$s.

      They said:
      %5$s

      Stock number %6$s
      Advertised at %7$s €
      This advert had %8$d views this week.

      MotorSquare Ltd
      """),
  /** Values without labels, with a date and facts of the vehicle between them. */
  BARE_WITH_FACTS(
      "Zoco Coches <contacto@zococoches.example>",
      "Nuevo contacto en Zoco Coches",
      "",
      """
      ¡Enhorabuena! Alguien se ha fijado en tu anuncio

      %1$s

      %3$s %2$s

      %8$d noviembre, 23:49

      %5$s

      Contesta desde tu escritorio de Zoco Coches o a su correo

      Lo ha visto en
      %4$s
      %7$s €
      %9$s km
      Ref. %6$s

      Zoco Coches, 2026
      """),
  /** Labels in bold type with their values in the next lines, and a footer with contacts. */
  BOLD_HTML(
      "Coxe Galicia <soporte@coxegalicia.example>",
      "Alguén pregunta polo teu %4$s",
      "",
      """
      <html><head><style>p {color: red}</style></head><body><img src="x" alt="Coxe Galicia">
      <p>Ola, autos-ejemplo</p><p>Tes unha pregunta no teu anuncio.</p>
      <p><strong>Quen é</strong><br>%1$s</p>
      <p><strong>Onde chamar</strong><br><a href="tel:%2$s">%2$s</a></p>
      <p><strong>Onde escribir</strong><br><a href="mailto:%3$s">%3$s</a></p>
      <p><strong>O que di</strong><br>%5$s</p>
      <p><strong>De que anuncio fala</strong><br>%4$s<br>%7$s €</p>
      <hr><p>Dúbidas? soporte@coxegalicia.example ou 981 12 34 56</p></body></html>
      """),
  /** All values in one row of a table with bars. */
  BARS(
      "Boletín de Ventas <ventas@boletinventas.example>",
      "Boletín de Ventas",
      "",
      """
      Un lector de la revista ha respondido

      Quién: %1$s | Por teléfono: %2$s | Por escrito: %3$s
      Sobre qué: %4$s

      Nota del lector
      %5$s

      Esta revista no responde de las ofertas publicadas
      """),
  /** The same content as text and as HTML. */
  BOTH(
      "Tu Próximo Coche <hola@tuproximo.example>",
      "Te escriben por tu anuncio",
      "",
      """
      --b
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: 8bit

      Te escriben por tu anuncio

      Persona: %1$s
      Para llamar: %2$s
      Para escribir: %3$s
      Le gusta: %4$s
      Dice: %5$s

      Un abrazo del equipo de Tu Próximo Coche
      --b
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: 8bit

      <html><body><h1>Te escriben por tu anuncio</h1>
      <table><tr><td>Persona</td><td>%1$s</td></tr><tr><td>Para llamar</td><td>%2$s</td></tr>
      <tr><td>Para escribir</td><td>%3$s</td></tr><tr><td>Le gusta</td><td>%4$s</td></tr>
      <tr><td>Dice</td><td>%10$s</td></tr></table>
      <p>Un abrazo del equipo de Tu Próximo Coche</p></body></html>
      --b--
      """);

  private final String from;
  private final String subject;
  private final String replyTo;
  private final String text;

  Portal(String from, String subject, String replyTo, String text) {
    this.from = from;
    this.subject = subject;
    this.replyTo = replyTo;
    this.text = text;
  }

  /** Returns the portal's mail about a customer. */
  byte[] mail(Enquirer who) {
    boolean both = text.contains("--b--");
    boolean html = !both && text.contains("<html>");
    String inHtml = who.message().replace("\n", "<br>");
    return ("From: "
            + (from == null ? who.name() + " <" + who.email() + ">" : from)
            + "\nTo: ventas@autos-ejemplo.example\n"
            + (replyTo.isEmpty() ? "" : "Reply-To: " + replyTo + "\n")
            + "Subject: "
            + subject
            + "\nDate: Tue, 24 Nov 2026 10:15:00 +0100\nMessage-ID: <"
            + name()
            + who.number()
            + "@mail.example>\nMIME-Version: 1.0\nContent-Type: "
            + (both ? "multipart/alternative; boundary=b" : html ? "text/html" : "text/plain")
            + "; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
            + text)
        .formatted(
            who.name(),
            who.phone(),
            who.email(),
            who.car(),
            html ? inHtml : who.message(),
            who.code(),
            who.price(),
            who.message().length() % 28 + 1,
            who.name().length() + "." + who.code().substring(1, 4),
            inHtml)
        .getBytes(StandardCharsets.UTF_8);
  }
}
