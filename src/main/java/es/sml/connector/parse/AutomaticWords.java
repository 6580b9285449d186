package es.sml.connector.parse;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.HashSet;
import java.util.Set;

/** Phrases of automatic mails, in the languages that reach a Spanish dealer. */
enum AutomaticWords {
  /** Subject prefixes that mail programs add to automatic replies. */
  ANSWER(
      true,
      "^\\[?(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of office(?: autoreply)?|out of office reply|vacation reply"
          + "|(?:respuesta|contestacion) automatica|autorrespuesta|respuesta de fuera de (?:la )?oficina"
          + "|automatische (?:antwort|ruckmeldung)|abwesenheitsnotiz|reponse automatique|risposta automatica"
          + "|resposta automatica|erantzun automatikoa|automatisch antwoord|autosvar|automatiskt? svar)\\s*[:\\]]"),
  /** Subjects of absence notices and automatic replies. */
  REPLY(
      true,
      "automatic reply|auto(?:matic)?[- ]?(?:reply|response|responder|answer)|autorespuesta|autorrespuesta"
          + "|out of (?:the )?office|out-of-office|away from (?:the |my )?(?:office|desk)"
          + "|vacation (?:reply|response|notice|message)|on (?:annual|maternity|parental|sick) leave"
          + "|(?:respuesta|contestacion|mensaje) automatic[oa]|contestador automatico"
          + "|fuera de (?:la |mi )?(?:oficina|despacho)|ausente de (?:la )?oficina|ausencia de la oficina|mensaje de ausencia"
          + "|^(?:on leave|ooo|ausente(?: del?\\b| hasta| por|\\s*:|$)|ausencia(?: por|\\s*:|$)"
          + "|(?:estoy |estare )?de vacaciones|vacaciones\\s*(?::|$)|de baja\\s*(?::|$)|permiso de (?:maternidad|paternidad)"
          + "|abwesend|urlaub\\b|absence\\s*:|je suis absent|assente|assenza|de ferias|ausencia temporaria)"
          + "|automatische (?:antwort|ruckmeldung)|abwesenheit|nicht im (?:buro|haus)"
          + "|reponse automatique|(?:absence|absente?) du bureau|message d.absence"
          + "|risposta automatica|fuori (?:sede|ufficio)"
          + "|resposta automatica|(?:fora|ausencia) d(?:o|e) escritorio|fora de l.oficina|absent de l.oficina"
          + "|erantzun automatikoa|automatisch(?:e)? antwoord|afwezig|autosvar|automatiskt? svar|automaattinen|automatyczna odpowiedz|automaticke? odpove"),
  /** Subjects of mails about failed or delayed delivery. */
  BOUNCE(
      true,
      "undeliver|^rechazado\\s*:|delivery (?:status|failure|has failed|notification|incomplete|delayed|failed)|delivery delay"
          + "|failure notice|mail (?:system error|delivery)|returned mail|returned to sender|mail delivery failed"
          + "|warning: (?:could not|message)|delayed mail|could not be delivered|message (?:not delivered|delayed)"
          + "|no se (?:ha podido|pudo|puede|pueden) entregar|no entregado|error (?:de|en la) entrega"
          + "|devuelto al remitente|(?:mensaje|correo) (?:devuelto|rechazado)|fallo (?:de|en la) entrega"
          + "|entrega (?:retrasada|fallida|demorada)|estado de (?:la )?entrega|no se pudo enviar"
          + "|no es pot lliurar|no s.ha pogut lliurar|error de lliurament"
          + "|unzustellbar|nicht zustellbar|zustellung (?:fehlgeschlagen|verzogert)|zustellungsstatus"
          + "|non remis|echec de (?:la )?remise|non distribue|mancat[ao] (?:recapito|consegna)|non recapitabil"
          + "|nao e possivel entregar|falha n[ao] entrega|nao entregue|nao foi possivel entregar|onbestelbaar"),
  /** Phrases of mail servers in such mails. */
  BOUNCED(
      false,
      "reporting-mta:|\\b5\\d\\d[ -]5\\.\\d\\.\\d|final-recipient:|diagnostic-code:|remote server returned|smtp error from remote"
          + "|delivery to the following recipients? (?:has )?failed|delivery has failed to these recipients"
          + "|could not be delivered to|couldn.t be delivered|unable to deliver (?:your|the) message|was not delivered to"
          + "|address (?:not found|rejected|couldn.t be found)|recipient(?:.s)? (?:mailbox is full|address rejected)"
          + "|user unknown|no such user|mailbox (?:unavailable|is full|not found)|over quota|undelivered message"
          + "|this (?:is the mail system|message was created automatically by mail)|permanent (?:fatal )?errors?"
          + "|below this line is a copy of the message|no se (?:ha podido|pudo) entregar (?:el|su|tu|a)"
          + "|no se ha encontrado la direccion|buzon (?:de correo )?(?:esta )?lleno"
          + "|(?:konnte|wurde) nicht zugestellt|n.a pas pu etre (?:remis|distribue)|impossibile recapitare"
          + "|nao (?:foi|pode ser) entregue|no s.ha pogut lliurar"),
  /** Phrases of people's absence notices. */
  AWAY(
      false,
      "(?:i am|i.m|i will be) (?:currently )?(?:out of|away from) (?:the |my )?office|(?:limited|no|intermittent) access to (?:my )?e-?mail"
          + "|on (?:annual |maternity )?leave|on vacation|on holiday|will (?:be back|return) on|automatic(?:ally)? (?:generated )?(?:reply|response)"
          + "|(?:estoy|estare|me encuentro) (?:fuera|ausente|de vacaciones|de baja)|estar[ea] (?:fuera|ausente)|no tendre acceso"
          + "|acceso limitado al correo|mi regreso|mi vuelta|en caso de urgencia|para (?:cualquier )?(?:asuntos? )?urgen|respuesta automatica"
          + "|nicht im (?:buro|haus)|wieder (?:erreichbar|im buro|fur sie)|abwesend|in dringenden fallen"
          + "|absente? d[ue]|de retour le|en cas d.urgence|en conge"
          + "|(?:sono|saro) (?:fuori|assente|in ferie)|(?:estou|estarei) (?:fora|ausente|de ferias)|soc fora|estic fora|de vacances|de vacances"),
  /** Subjects of replies to an enquiry. */
  RECEIPT(
      true,
      "^(?:hemos recibido|acuse de recibo|confirmacion (?:de )?(?:su|tu|recepcion|solicitud|contacto)|solicitud recibida|consulta recibida"
          + "|gracias por (?:contactar|su|tu|ponerte|ponerse|escribir|confiar)|recibimos (?:su|tu)"
          + "|(?:we have |we.ve )?received your|thank(?:s| you) for (?:contacting|your|reaching|getting)|your (?:request|enquiry|inquiry) (?:has been|was) received"
          + "|eingangsbestatigung|(?:vielen )?dank fur ihre|ihre anfrage (?:ist|wurde)|accuse de reception|merci (?:pour|de) votre|nous avons bien recu"
          + "|abbiamo ricevuto|grazie per|recebemos|obrigado p|hem rebut|gracies per"
          + "|(?:.{0,40})[\\[(]?(?:ticket|caso|case|incidencia)[ :]*(?:id)?[ :]*#? ?[a-z]{0,5}-?\\d+)"),
  /** Phrases of a dealer's reply to an enquiry. Only several of them are proof. */
  PROMISE(
      false,
      "gracias por (?:contactar|ponerse en contacto|ponerte en contacto|(?:su|tu) (?:interes|consulta|solicitud|mensaje|confianza)|escribirnos|confiar)"
          + "|hemos recibido (?:correctamente )?(?:su|tu) (?:solicitud|consulta|mensaje|peticion|correo)|(?:su|tu) (?:solicitud|consulta|mensaje|peticion) ha sido (?:recibid|registrad)"
          + "|nos pondremos en contacto (?:con (?:usted|vd|ud)|contigo)|(?:le|te) (?:responderemos|contactaremos|atenderemos|llamaremos)"
          + "|nuestros? (?:equipo|asesores?|comercial(?:es)?|departamento) .{0,60}(?:se pondra|contactara|respondera|atendera|llamara)"
          + "|thank you for (?:contacting|taking the time|your (?:enquiry|inquiry|interest|message|request)|reaching out)|we have received your (?:message|request|enquiry|inquiry|email)"
          + "|(?:we|our team|someone|a member of .{0,30}) will (?:get back to|contact|reach out to|respond to|be in touch)|we.ll (?:get back|be in touch)"
          + "|vielen dank fur ihre (?:anfrage|nachricht|e-?mail)|wir (?:melden|werden uns) .{0,40}(?:bei ihnen|uns|in kurze)|wir haben ihre (?:anfrage|nachricht) erhalten"
          + "|nous avons bien recu votre|merci (?:de|pour) (?:nous avoir contact|votre (?:demande|message|interet))|nous vous (?:recontacterons|repondrons)|reviendrons vers vous"
          + "|abbiamo ricevuto la (?:sua|tua)|grazie per (?:averci|il suo|la sua)|la ricontatteremo|recebemos (?:o seu|a sua)|entraremos em contact|obrigado (?:por|pelo)"
          + "|hem rebut (?:la seva|el seu)|gracies per (?:contactar|la seva|el seu)|ens posarem en contacte"),
  /** Subjects of receipts. */
  READ(
      true,
      "read receipt|confirmacion de lectura|lesebestatigung|accuse de lecture|conferma di lettura|recibo de leitura|^(?:leido|no leido|read|not read|gelesen|lu|letto|lida?|llegit|gelezen|entregado|delivered"
          + "|retransmitido|relayed|aceptad[oa]|rechazad[oa]|provisional|accepted|declined|tentative|zugesagt|abgelehnt|accepte|refuse)\\s*:"),
  /** Phrases that a newsletter must contain. */
  UNSUBSCRIBE(
      false,
      "unsubscribe|darse de baja|darte de baja|date de baja|cancelar (?:la |tu |su )?suscripcion|dejar de recibir"
          + "|ver (?:este (?:correo|email|mensaje) )?en (?:el|tu|su) navegador|view (?:this (?:email|message) )?in (?:your )?browser"
          + "|newsletter ab(?:melden|bestellen)|se desabonner|se desinscrire|desinscription|disiscriviti|cancelar a subscricao|donar-se de baixa|stop receiving"),
  /** Values of Meta's and Google's testing tools. */
  TEST(false, "<test lead: dummy data|\\btester-123-|\\bis_test: true|firstname lastname"),
  /** Phrases of people who offer services to the dealer. Customers do not offer services. */
  OFFER(
      false,
      "(?:le|les|os|te) ofrecemos|ofrecemos (?:leads|servicios|nuestros|a concesionarios|financiacion a empresas)|(?:presentar(?:le|les|te|os)?|conocer) nuestros servicios"
          + "|somos una agencia|agencia de (?:marketing|publicidad|posicionamiento)|marketing digital|posicionamiento (?:web|seo|en google)|primera pagina de google"
          + "|servicio de limpieza|(?:mejoramos|revisamos) (?:la|su) poliza|autoconsumo|placas solares|leads cualificados|compramos su stock"
          + "|\\bseo\\b|first page of google|rank (?:your|you)|backlinks?|guest posts?|web(?:site)? (?:visitors?|traffic|design services)|lead generation|our services"
          + "|business loans?|loan (?:offer|at)|\\d ?% interest|bitcoin|crypto|earn \\$|casino|make money|we (?:offer|provide|supply) (?:you )?(?:seo|services|leads|a range)"
          + "|wir bieten (?:ihnen|unternehmen)|kreditangebot|referencement|nous proposons nos"),
  /** Phrases of a missed call. Such a mail contains little more than the number. */
  CALL(
      true,
      "llamada|te ha llamado|missed call|gemiste oproep|verpasster anruf|appel manque|chiamata persa|chamada perdida|trucada"),
  /** A telephone number of nine digits or more, as a person writes it. */
  TELEPHONE(false, "(?:\\+|00)?\\d(?:[ .-]?\\d){8,13}");

  private static final Pattern BEFORE_SUBJECT =
      Pattern.compile(
          "^(?:(?:(?:re|rv|fw|fwd|aw|tr|sv|wg|antw|rif|res)\\s*:|\\[[^\\]]{1,20}\\]|\\*{2,}[^*]{1,20}\\*{2,})\\s*)+");

  private final boolean subject;

  @SuppressWarnings("ImmutableEnumChecker") // RE2/J's patterns are immutable
  private final Pattern words;

  /**
   * @param words compared with lower-case text without accents
   */
  AutomaticWords(boolean subject, String words) {
    this.subject = subject;
    this.words = Pattern.compile(words);
  }

  boolean isIn(MailWords mail) {
    String searched = searched(mail);
    return !searched.isEmpty() && words.matcher(searched).find();
  }

  /** Returns the number of different matches. */
  int count(MailWords mail) {
    Set<String> found = new HashSet<>();
    Matcher matcher = words.matcher(searched(mail));
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found.size();
  }

  private String searched(MailWords mail) {
    if (!subject) {
      return mail.text();
    }
    return mail.subject().isEmpty() ? "" : BEFORE_SUBJECT.matcher(mail.subject()).replaceFirst("");
  }
}
