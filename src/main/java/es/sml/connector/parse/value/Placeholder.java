package es.sml.connector.parse.value;

import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import java.util.Collections;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Collectors;

/**
 * Recognises the placeholders that forms and templates write into empty fields, such as "n/a" and
 * "no indicado".
 */
public final class Placeholder {
  private static final int LONGEST = 60;

  /** Words that are a name or a place with a capital. */
  private static final Set<String> NOTHING_IN_LOWER_CASE =
      Set.of("nil", "na", "cap", "leer", "blank", "vide", "nc");

  /** The words for nothing, in ten languages. */
  private static final Set<String> NOTHING =
      words(
          "n/a|n.a.|n/d|null|none|undefined|unknown|not provided|"
              + "first_name|last_name|full_name|customer_name|your_name|your-name|"
              + "not specified|not available|not given|not applicable|not stated|not set|"
              + "not selected|not answered|not entered|not supplied|no name|no phone|"
              + "no email|no answer|no data|no message|no value|none given|none provided|"
              + "none selected|empty|customer did not specify|"
              + "customer did not provide|did not specify|not specified by customer|"
              + "not disclosed|"
              + "no disponible|no indicado|no indicada|no indica|no especificado|"
              + "no especificada|no especifica|no facilitado|no facilitada|no informado|"
              + "no consta|no aplica|no aplicable|no procede|no definido|no seleccionado|"
              + "no rellenado|no proporcionado|no contestado|no responde|sin datos|"
              + "sin dato|sin especificar|sin indicar|sin informar|sin definir|"
              + "sin rellenar|sin contestar|sin respuesta|sin seleccionar|sin asignar|"
              + "sin valor|sin mensaje|sin comentarios|sin nombre|sin teléfono|"
              + "sin telefono|sin email|sin correo|desconocido|desconocida|ninguno|"
              + "ninguna|ninguno/a|vacío|vacio|en blanco|campo vacío|"
              + "el cliente no lo indica|el cliente no ha indicado|"
              + "no indicat|no especificat|sense dades|sense especificar|sense indicar|"
              + "sense resposta|sense nom|desconegut|desconeguda|buit|buida|"
              + "non dispoñible|non indicado|non especificado|non consta|sen datos|"
              + "sen especificar|sen indicar|sen resposta|descoñecido|descoñecida|ningún|"
              + "ningunha|baleiro|"
              + "ez dago|zehaztu gabe|adierazi gabe|ezezaguna|hutsik|daturik gabe|"
              + "bat ere ez|erantzunik gabe|"
              + "não disponível|não indicado|não especificado|não informado|não fornecido|"
              + "não aplicável|não preenchido|não respondido|não definido|sem dados|"
              + "sem especificar|sem resposta|sem nome|sem telefone|desconhecido|"
              + "desconhecida|nenhum|nenhuma|vazio|em branco|"
              + "non disponible|non précisé|non précisée|non renseigné|non renseignée|"
              + "non spécifié|non spécifiée|non indiqué|non communiqué|non fourni|"
              + "non applicable|non défini|pas de réponse|pas précisé|sans réponse|"
              + "sans objet|aucun|aucune|inconnu|inconnue|néant|n.c.|"
              + "nicht angegeben|keine angabe|keine angaben|nicht verfügbar|"
              + "nicht vorhanden|nicht bekannt|nicht ausgefüllt|nicht ausgewählt|"
              + "nicht definiert|nicht zutreffend|ohne angabe|unbekannt|keine|keiner|keins|"
              + "keines|k.a.|k. a.|k.a|entfällt|kein wert|"
              + "non disponibile|non indicato|non indicata|non specificato|non specificata|"
              + "non fornito|non fornita|non pervenuto|non applicabile|non definito|"
              + "non compilato|nessuno|nessuna|nessun dato|nessuna risposta|"
              + "senza risposta|sconosciuto|sconosciuta|vuoto|n.d.|"
              + "niet opgegeven|niet beschikbaar|niet ingevuld|niet gespecificeerd|"
              + "niet bekend|niet van toepassing|nvt|n.v.t.|geen|geen antwoord|"
              + "geen gegevens|onbekend|leeg|"
              + "campo baleiro|campo buit|camp buit|campo vazio|champ vide|campo vuoto|"
              + "leeres feld|empty field|field empty|left blank|leeg veld|eremu hutsa|"
              + "no solicitado|no solicitada|no pedido|no preguntado|not requested|"
              + "not asked|non demandé|non richiesto|não solicitado|nicht abgefragt|"
              + "niet gevraagd|no sol·licitat|non solicitado|eskatu gabe|"
              + "wireless caller|unknown caller|cellular caller|mobile caller|cell phone caller|"
              + "anonymous caller|private caller|caller unknown|unknown name|name unavailable|"
              + "private number|unknown number|withheld|no caller id|número privado|número oculto|"
              + "número desconocido|llamada oculta|numéro privé|numéro masqué|unbekannter anrufer|"
              + "unbekannte nummer|numero privato|numero sconosciuto|número anónimo|anonieme beller|"
              + "seleccione|selecciona|seleccionar|seleccione una|selecciona una|"
              + "seleccione una opción|selecciona una opción|seleccione opción|elija|elige|"
              + "elija una opción|elige una opción|escoja|escoge una opción|"
              + "selecione|selecione uma opção|escolha|tria|tria una opció|hautatu|"
              + "select|select one|please select|select an option|choose|please choose|"
              + "choose one|choisir|choisissez|sélectionner|sélectionnez|bitte wählen|"
              + "bitte auswählen|seleziona|scegli|selecteer|kies");

  /** An unfilled variable of a template, or only punctuation. */
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\[\\[?[\\w .-]+\\]?\\]|\\$?\\{+[\\w .-]+\\}+|<[\\w"
              + " .-]+>|%+[\\w.-]+%+|##[\\w.-]+##|[\\s._*?/-]+");

  private Placeholder() {}

  /** Returns whether the text has no meaning. */
  public static boolean isNothing(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    String plain = withoutDashes(Letters.plain(text.strip()));
    if (plain.startsWith("(") && plain.endsWith(")") && plain.length() > 1) {
      plain = plain.substring(1, plain.length() - 1);
    }
    if (plain.endsWith(".") && NOTHING.contains(plain.substring(0, plain.length() - 1))) {
      return true;
    }
    if (NOTHING_IN_LOWER_CASE.contains(text.strip()) || text.strip().equals("NaN")) {
      return true;
    }
    return plain.isEmpty() || NOTHING.contains(plain) || isVariable(plain);
  }

  /** Returns the text without the lines around it: "-- Seleccione --". */
  private static String withoutDashes(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && "-–—".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && "-–—".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end).strip();
  }

  private static Set<String> words(String joined) {
    return Collections.list(new StringTokenizer(joined, "|")).stream()
        .map(word -> Letters.plain((String) word))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns whether the text consists only of unfilled variables of a template. */
  private static boolean isVariable(String text) {
    char first = text.charAt(0);
    boolean maybe = "[{$<%#._*?/-".indexOf(first) >= 0;
    return maybe && VARIABLE.matches(text);
  }
}
