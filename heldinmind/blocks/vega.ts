// Vega-Embed as a module of its own: loaded only when a reader asks for a figure's interactive view.
import embed from "vega-embed";

export default embed;
