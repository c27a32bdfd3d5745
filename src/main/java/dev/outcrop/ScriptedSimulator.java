package dev.outcrop;

import dev.outcrop.conversation.SimulatedReplies;
import dev.outcrop.conversation.SimulatedReply;
import dev.outcrop.simulator.ScriptedReply;
import dev.outcrop.simulator.SimulatorServer;
import java.util.List;
import java.util.Map;

/** Hands the {@code simulate:} entries of conversations to the simulator that runs inside the process. */
final class ScriptedSimulator implements SimulatedReplies {

    private final SimulatorServer simulator;

    ScriptedSimulator(SimulatorServer simulator) {
        this.simulator = simulator;
    }

    @Override
    public void expect(String turnKey, List<SimulatedReply> replies, Map<String, Object> vars) {
        simulator.script(
                turnKey, replies.stream().map(ScriptedSimulator::scripted).toList(), vars);
    }

    @Override
    public void forget(String turnKey) {
        simulator.forget(turnKey);
    }

    private static ScriptedReply scripted(SimulatedReply reply) {
        var tool = reply.tool();
        return new ScriptedReply(
                reply.text(),
                tool == null ? null : new ScriptedReply.ToolUse(tool.name(), tool.arguments()),
                new ScriptedReply.Pace(reply.pace().firstTokenMs(), reply.pace().tokensPerSecond()));
    }
}
