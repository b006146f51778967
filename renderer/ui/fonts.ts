// The pages' fonts, all in the bundle: a hall's machine has none of its own. The order in which they are asked stands in tokens.css.
import '../../assets/fonts/common-characters.css'
import '@fontsource-variable/noto-sans-sc'
import '@fontsource-variable/noto-sans-kr'
// People's and places' names: hanzi that the two above do not have.
import '../../assets/fonts/rare-hanzi.css'
import './blank.css'
