import {QuadLayer, type QuadShape} from './quad-layer.ts';
import {STROKE_PARTS} from './stroke-mesh.ts';

/** Metres of ground in a CSS pixel up to which lines have their full width. */
const FULL_WIDTH_METERS = 10;

const VERTEX = `
out vec2 v_at;
out float v_fineness;
out vec4 v_pen;
out vec4 v_ink;
void main() {
  geometry.worldPosition = vec3(segmentStart.xy, 0.0);
  vec4 from = project_position_to_clipspace(vec3(segmentStart.xy, 0.0), vec3(segmentStart.zw, 0.0), vec3(0.0));
  vec4 to = project_position_to_clipspace(vec3(segmentEnd.xy, 0.0), vec3(segmentEnd.zw, 0.0), vec3(0.0));
  vec2 pixels = project.viewportSize / (2.0 * project.devicePixelRatio);
  vec2 start = from.xy / from.w * pixels;
  vec2 way = to.xy / to.w * pixels - start;
  float len = length(way);
  vec2 along = len > 0.0 ? way / len : vec2(1.0, 0.0);
  float half_width = 0.5 * clamp(project_size_to_pixel(pen.y * ${FULL_WIDTH_METERS.toFixed(1)}), pen.z, pen.y);
  float room = half_width + 1.0 / project.devicePixelRatio;
  vec2 which = 2.0 * corner() - 1.0;
  v_at = vec2(which.y * room, corner().x * len + which.x * room);
  v_pen = vec4(pen.x * project.scale, len, half_width, pen.w);
  v_ink = ink;
  v_fineness = project.devicePixelRatio;
  vec2 place = start + along * v_at.y + vec2(-along.y, along.x) * v_at.x;
  gl_Position = vec4(place / pixels * from.w, from.zw);
}`;

const FRAGMENT = `
in vec2 v_at;
in float v_fineness;
in vec4 v_pen;
in vec4 v_ink;
out vec4 fragColor;
void main() {
  float beyond = v_at.y - clamp(v_at.y, 0.0, v_pen.y);
  float shown = clamp((v_pen.z - length(vec2(v_at.x, beyond))) * v_fineness + 0.5, 0.0, 1.0);
  float dash = v_pen.w;
  if (dash > 0.0)
    shown *= clamp(0.3 * dash + 0.5 - abs(mod(v_pen.x + v_at.y, dash) - 0.5 * dash), 0.0, 1.0);
  if (shown == 0.0) discard;
  fragColor = vec4(v_ink.rgb, v_ink.a * shown);
}`;

/** Lines with round corners and ends, of a width on screen; a mesh by `strokeMesh`. */
export class StrokeLayer extends QuadLayer {
  static override layerName = 'StrokeLayer';

  shape(): QuadShape {
    return {parts: STROKE_PARTS, vertex: VERTEX, fragment: FRAGMENT};
  }
}
