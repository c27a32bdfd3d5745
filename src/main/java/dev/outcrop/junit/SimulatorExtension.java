package dev.outcrop.junit;

import dev.outcrop.simulator.SimulatorServer;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts, hands out and closes the servers that {@link Simulator} asks for. */
final class SimulatorExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace OURS = Namespace.create(SimulatorExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) throws IllegalAccessException {
        fill(context.getRequiredTestClass(), null, servers(context));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        servers(context).close();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IllegalAccessException {
        var servers = servers(context);
        for (var instance : context.getRequiredTestInstances().getAllInstances()) {
            fill(instance.getClass(), instance, servers);
        }
        var where = context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName();
        wanted(context).ifPresent(wanted -> servers.openForTest(wanted, "@Simulator of " + where));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        servers(context).close();
    }

    /** Those of this very test or class: a look into the store finds what outer contexts have put there under the key. */
    private static OpenServers servers(ExtensionContext context) {
        var store = context.getStore(OURS);
        var there = store.get(context.getUniqueId(), OpenServers.class);
        if (there == null) {
            there = new OpenServers();
            store.put(context.getUniqueId(), there);
        }
        return there;
    }

    /** What stands on the test, else on its class, else on the classes around that one. */
    private static Optional<Simulator> wanted(ExtensionContext context) {
        var found = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), Simulator.class);
        var type = context.getRequiredTestClass();
        while (found.isEmpty() && type != null) {
            found = AnnotationSupport.findAnnotation(type, Simulator.class);
            type = type.getEnclosingClass();
        }
        return found;
    }

    private static void fill(Class<?> type, @Nullable Object instance, OpenServers servers)
            throws IllegalAccessException {
        Predicate<Field> its = field -> Modifier.isStatic(field.getModifiers()) == (instance == null);
        for (var field : AnnotationSupport.findAnnotatedFields(type, Simulator.class, its)) {
            var name = field.getDeclaringClass().getSimpleName() + "." + field.getName();
            if (field.getType() != SimulatorServer.class || Modifier.isFinal(field.getModifiers())) {
                throw new ExtensionConfigurationException(
                        name + ": @Simulator is for fields of type SimulatorServer that are not final.");
            }
            field.setAccessible(true);
            field.set(instance, servers.open(field.getAnnotation(Simulator.class), "@Simulator of " + name));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SimulatorServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return servers(context)
                .forTest()
                .orElseThrow(() -> new ParameterResolutionException(
                        "there is no simulator for it. Put @Simulator on the test or on its class, and ask in the test or in"
                                + " a @BeforeEach or @AfterEach method; one for all tests of a class goes into a static"
                                + " field."));
    }
}
