package dev.outcrop.cli;

import dev.outcrop.Outcrop;
import dev.outcrop.config.Backend;
import dev.outcrop.conversation.RunOptions;
import dev.outcrop.error.ErrorKind;
import dev.outcrop.error.OutcropException;
import dev.outcrop.model.Access;
import dev.outcrop.report.Figures;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks at everything that a project needs, one thing after another, whatever is missing. */
final class Examination {

    private static final int OLDEST_JAVA = 17;
    private static final int CONNECT_MS = 3_000;
    private static final Set<String> NEEDED_BY_MODELS = Set.of("region", "credentials", "endpoint");

    private final Caller caller;
    private final ProjectOptions project;
    private final List<Diagnosis> found = new ArrayList<>();

    Examination(Caller caller, ProjectOptions project) {
        this.caller = caller;
        this.project = project;
    }

    List<Diagnosis> run() {
        java();
        try (var outcrop = caller.open(project)) {
            var config = outcrop.config();
            look(
                    "project",
                    () -> config.directory().resolve("outcrop.yaml") + ", "
                            + Figures.count(config.models().size(), "model") + ", "
                            + Figures.count(config.assistants().size(), "assistant"));
            each("prompts", outcrop.prompts().names(), outcrop.prompts()::named);
            each("assistants", config.assistants().keySet(), outcrop::assistant);
            look(
                    "conversations",
                    () -> Figures.count(
                            outcrop.conversations()
                                    .plan(List.of(), RunOptions.DEFAULT)
                                    .conversations(),
                            "conversation"));
            look(
                    "recordings",
                    () -> outcrop.recordings()
                            .map(recordings -> Figures.count(recordings.count(), "recording"))
                            .orElse("not used: the backend is "
                                    + config.connection().backend().word()));
            access(outcrop);
            models(outcrop);
            look("store", () -> {
                outcrop.sessions().list(1);
                return config.workspace().store();
            });
        } catch (OutcropException failure) {
            found.add(Diagnosis.fail("project", unlessCancelled(failure)));
        }
        return found;
    }

    private void java() {
        var version = Runtime.version();
        var finding = version + ", " + System.getProperty("java.vm.name");
        found.add(
                version.feature() < OLDEST_JAVA
                        ? new Diagnosis("java", Diagnosis.State.FAIL, finding, "Install JDK 17 or later.")
                        : Diagnosis.ok("java", finding));
    }

    private void look(String subject, Supplier<String> finding) {
        try {
            found.add(Diagnosis.ok(subject, finding.get()));
        } catch (OutcropException failure) {
            found.add(Diagnosis.fail(subject, failure));
        }
    }

    private void each(String subject, Collection<String> names, Consumer<String> read) {
        var refused = new ArrayList<OutcropException>();
        for (var name : names) {
            try {
                read.accept(name);
            } catch (OutcropException failure) {
                refused.add(failure);
            }
        }
        found.add(
                refused.isEmpty()
                        ? Diagnosis.ok(subject, names.isEmpty() ? "none" : String.join(", ", names))
                        : Diagnosis.fail(subject, Broken.all(refused)));
    }

    private void access(Outcrop outcrop) {
        var connection = outcrop.config().connection();
        if (connection.backend() == Backend.SIMULATOR || connection.backend() == Backend.REPLAY) {
            var needless = "not needed: the backend is " + connection.backend().word();
            found.add(Diagnosis.ok("region", needless));
            found.add(Diagnosis.ok("credentials", needless));
            found.add(Diagnosis.ok("endpoint", needless));
            return;
        }
        var access = new Access(connection, caller.environment());
        var region = access.region();
        found.add(region.map(name -> Diagnosis.ok("region", name))
                .orElse(new Diagnosis(
                        "region", Diagnosis.State.FAIL, "none", "Set region: in outcrop.yaml, or AWS_REGION.")));
        found.add(access.credentials()
                .map(source -> Diagnosis.ok("credentials", "found: " + source))
                .orElse(new Diagnosis(
                        "credentials",
                        Diagnosis.State.FAIL,
                        "none found",
                        "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_PROFILE, or AWS_BEARER_TOKEN_BEDROCK.")));
        var endpoint = access.endpoint()
                .orElseGet(
                        () -> URI.create("https://bedrock-runtime." + region.orElse("us-east-1") + ".amazonaws.com"));
        found.add(reached(endpoint));
    }

    /** One call each, where nothing that all of them need is missing: each would say so again. */
    private void models(Outcrop outcrop) {
        var names = outcrop.config().models().keySet();
        if (outcrop.config().connection().backend() == Backend.REPLAY) {
            found.add(Diagnosis.ok("models", "not called: the backend is replay"));
            return;
        }
        if (found.stream()
                .anyMatch(one -> one.state() == Diagnosis.State.FAIL && NEEDED_BY_MODELS.contains(one.subject()))) {
            found.add(new Diagnosis(
                    "models", Diagnosis.State.WARN, "not called", "Mend what is missing above, and ask again."));
            return;
        }
        try {
            ModelCheck.all(outcrop.models(), names).forEach(check -> found.add(check.diagnosis()));
        } catch (OutcropException failure) {
            found.add(Diagnosis.fail("models", unlessCancelled(failure)));
        }
    }

    /** Whoever interrupts a command has no use for what it would have found. */
    private static OutcropException unlessCancelled(OutcropException failure) {
        if (failure.kind() == ErrorKind.CANCELLED) {
            throw failure;
        }
        return failure;
    }

    private static Diagnosis reached(URI endpoint) {
        var port = endpoint.getPort() >= 0 ? endpoint.getPort() : "http".equals(endpoint.getScheme()) ? 80 : 443;
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.getHost(), port), CONNECT_MS);
            return Diagnosis.ok("endpoint", endpoint + " answers");
        } catch (IOException e) {
            return new Diagnosis(
                    "endpoint",
                    Diagnosis.State.FAIL,
                    endpoint + " cannot be reached: "
                            + (e instanceof UnknownHostException ? "the host does not resolve" : e.getMessage()),
                    "Look whether a proxy or firewall is in the way, and at endpoint: and AWS_ENDPOINT_URL_BEDROCK_RUNTIME.");
        }
    }
}
