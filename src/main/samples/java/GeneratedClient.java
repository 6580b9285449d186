import com.example.sml.api.LeadsApi;
import com.example.sml.api.ListsApi;
import com.example.sml.api.SessionApi;
import com.example.sml.api.TasksApi;
import com.example.sml.client.ApiClient;
import com.example.sml.model.CallRequest;
import com.example.sml.model.ClientChanges;
import com.example.sml.model.CreatedTask;
import com.example.sml.model.Credentials;
import com.example.sml.model.Lead;
import com.example.sml.model.LeadChanges;
import com.example.sml.model.Media;
import com.example.sml.model.NewAppraisal;
import com.example.sml.model.NewClient;
import com.example.sml.model.NewLead;
import com.example.sml.model.NewLeadTask;
import com.example.sml.model.NewNote;
import com.example.sml.model.NewVehicle;
import com.example.sml.model.Score;
import com.example.sml.model.Status;
import com.example.sml.model.StatusChange;
import com.example.sml.model.TaskChanges;
import com.example.sml.model.TaskType;
import com.example.sml.model.VehicleOrigin;

/**
 * Calls SML by a client that openapi-generator made from schemas/sml.openapi.yaml.
 *
 * <p>Arguments: the URL of SML or of the sandbox, and the user name. SML_PASSWORD has the password.
 */
public class GeneratedClient {
  private static final long SPAIN = 28;

  public static void main(String[] arguments) throws Exception {
    ApiClient client = new ApiClient();
    client.updateBaseUri(arguments[0]);
    Credentials credentials =
        new Credentials().username(arguments[1]).password(System.getenv("SML_PASSWORD"));
    String token = new SessionApi(client).login(credentials).getToken();
    // SML's manual does not name the scheme. The sandbox, like Django REST Framework, uses Token.
    client.setRequestInterceptor(request -> request.header("Authorization", "Token " + token));
    try {
      ListsApi lists = new ListsApi(client);
      showLists(lists);
      long gas = lists.listGasTypes(1, "50").getResults().get(0).getId();
      long user = lists.listUsers(null, null, true, null, 1, "50").getResults().get(0).getId();
      long source = lists.listSources(null, 1, "50").getResults().get(0).getId();
      followALead(new LeadsApi(client), new TasksApi(client), source, gas, user);
      show("clients", lists.listClients("Ana Ruiz Gil", null, null, null, 1, "50").getCount());
    } finally {
      new SessionApi(client).logout();
    }
  }

  private static void showLists(ListsApi lists) throws Exception {
    show("concessionaires", lists.listConcessionaires(null, 1, "50").getCount());
    show("sources", lists.listSources("coches.net", 1, "50").getCount());
    show("fuels", lists.listGasTypes(1, "50").getCount());
    show("provinces", lists.listProvinces(SPAIN, "Bizkaia", 1, "50").getCount());
    show("localities", lists.listLocalities(638L, null, 1, "50").getCount());
    show("users", lists.listUsers(null, null, true, null, 1, "50").getCount());
  }

  private static void followALead(
      LeadsApi leads, TasksApi tasks, long source, long gas, long user) throws Exception {
    NewLead lead =
        new NewLead()
            .source(source)
            .vehicle(new NewVehicle().brandModel("Seat Ibiza").price("9500").year(2020).gas(gas))
            .client(new NewClient().name("Ana Ruiz").phone("611223344").email("ana@example.com"))
            .score(Score.MEDIUM)
            .addNoteItem(new NewNote().content("Prefiere que la llamen por la tarde"))
            .addTagsItem(new NewNote().content("web"));
    Lead created = leads.createLead(lead);
    long id = created.getId();
    show("created", created.getStatus());
    show("found", leads.listLeads(null, "611223344", null, null, null, 1, "50").getCount());

    CreatedTask task =
        tasks.createTask(
            new NewLeadTask()
                .lead(id)
                .type(TaskType.APPRAISAL)
                .media(Media.WHATSAPP)
                .appraisal(
                    new NewAppraisal()
                        .brandModel("Fiat 500")
                        .licensePlate("1234BCD")
                        .origin(VehicleOrigin.FOREIGN)));
    show("task of", task.getLead() == id ? "the lead" : "another lead");
    tasks.modifyTask(task.getId(), new TaskChanges().realizationDateCheck(true));
    show("task done", leads.getLead(id).getRequest().getTask().get(0).getRealizationDateCheck());
    tasks.deleteTask(task.getId());

    LeadChanges name =
        new LeadChanges()
            .client(new ClientChanges().id(created.getClient().getId()).name("Ana Ruiz Gil"));
    show("client", leads.modifyLead(id, name).getClient().getName());
    // assign-lead and finish-lead are requests of modify-lead.
    Lead assigned = leads.modifyLead(id, new LeadChanges().user(user));
    show("assigned", assigned.getUser() == user);
    show("call of", leads.click2call(new CallRequest().lead(id)).getLead() == id);
    StatusChange tracing = new StatusChange().status(Status.TRACING);
    show("changed", leads.changeStatus(id, tracing).getStatus());
    Lead finished = leads.modifyLead(id, new LeadChanges().status(Status.END));
    show("finished", finished.getStatus() + " " + (finished.getFinishDate() != null));
    show("history", leads.leadHistory(id, 1, "50").getCount() > 0);
  }

  private static void show(String what, Object value) {
    System.out.println(what + ": " + value);
  }
}
